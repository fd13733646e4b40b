package io.gatewise.study.dataset.format;

import java.util.Optional;

/**
 * What a user says of the files that are uploaded.
 *
 * @param format null to find out
 * @param layout of CSV; null for {@link Layout#LONG}
 * @param label  the label's column where the layout is {@link Layout#WIDE_ROWS}; null to find out
 * @param freq   the distance of steps in JSON Lines, as pandas names it; null for rows without times
 */
public record UploadOptions(Format format, Layout layout, String label, String freq) {

    /** Nothing is said. */
    public static final UploadOptions NONE = new UploadOptions(null, null, null, null);

    /**
     * Checked options out of their names in requests; null where nothing is said.
     *
     * @throws IllegalArgumentException whose message begins with the wrong option's name and a colon
     */
    public static UploadOptions of(String format, String layout, String label, String freq) {
        var options = new UploadOptions(
                format == null ? null : Format.named(format).orElseThrow(() -> wrong("format", Format.names(), format)),
                layout == null ? null : Layout.named(layout).orElseThrow(() -> wrong("layout", Layout.names(), layout)),
                label,
                freq);
        options.requireSense();
        return options;
    }

    private void requireSense() {
        if (layout != null && format != null && format != Format.CSV) {
            throw new IllegalArgumentException("layout: of csv alone, and the format is " + format.key());
        }
        if (label != null && layout != Layout.WIDE_ROWS) {
            throw new IllegalArgumentException("label: for layout wide-rows alone");
        }
        if (freq != null && Frequency.named(freq).isEmpty()) {
            throw wrong("freq", Frequency.EXAMPLES, freq);
        }
    }

    Frequency frequency() {
        return Optional.ofNullable(freq).flatMap(Frequency::named).orElse(null);
    }

    private static IllegalArgumentException wrong(String name, String allowed, String got) {
        return new IllegalArgumentException(name + ": need one of " + allowed + ", got " + got);
    }
}
