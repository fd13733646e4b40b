package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.Times.Form;
import io.gatewise.study.dataset.Times.Time;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distance of a series' steps, as pandas names it: {@code D}, {@code 15min}, {@code h}, {@code W}, {@code M}.
 *
 * @param count so many units
 */
record Frequency(long count, ChronoUnit unit) {

    static final String EXAMPLES = "s, min, h, D, W, M, Q or Y, perhaps with a number before it, such as 15min";

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})?([A-Za-z]+)(-[A-Z]{3})?");
    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("S", ChronoUnit.SECONDS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("T", ChronoUnit.MINUTES),
            Map.entry("min", ChronoUnit.MINUTES),
            Map.entry("H", ChronoUnit.HOURS),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("D", ChronoUnit.DAYS),
            Map.entry("W", ChronoUnit.WEEKS),
            Map.entry("M", ChronoUnit.MONTHS),
            Map.entry("MS", ChronoUnit.MONTHS),
            Map.entry("ME", ChronoUnit.MONTHS),
            Map.entry("Y", ChronoUnit.YEARS),
            Map.entry("A", ChronoUnit.YEARS),
            Map.entry("YE", ChronoUnit.YEARS),
            Map.entry("YS", ChronoUnit.YEARS));

    /** The frequency of that name, if there is one. */
    static Optional<Frequency> named(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = matcher.group(1) == null ? 1 : Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        if (unit.equals("Q") || unit.equals("QS") || unit.equals("QE")) {
            return Optional.of(new Frequency(3 * count, ChronoUnit.MONTHS));
        }
        return Optional.ofNullable(UNITS.get(unit)).map(known -> new Frequency(count, known));
    }

    /** The time of a step, from 0; of a date where steps are days or longer. */
    String at(Time start, long step) {
        LocalDateTime at = start.at().plus(step * count, unit);
        boolean date = start.form() == Form.DATE && unit.isDateBased();
        Form form = date ? Form.DATE : start.form() == Form.DATE ? Form.LOCAL : start.form();
        return new Time(form, at, start.fractionDigits()).canonical(start.fractionDigits());
    }
}
