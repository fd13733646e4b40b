package io.gatewise.cli.output;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

/**
 * Numbers of one column with the same number of decimals, so that their points stand below each other.
 *
 * @param decimals digits behind the point
 */
public record Decimals(int decimals) {

    private static final int DIGITS = 5;
    private static final int MOST = 8;

    /** As many decimals as give the largest value five digits; null values don't count. */
    public static Decimals of(Collection<Double> values) {
        double largest = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        int before = largest == 0 ? 1 : (int) Math.floor(Math.log10(largest)) + 1;
        return new Decimals(Math.max(0, Math.min(MOST, DIGITS - before)));
    }

    /** The text of one value; empty for null. */
    public String text(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
