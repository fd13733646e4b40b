package io.gatewise.results.chart;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {

    private Numbers() {}

    /** Four significant digits, without an exponent where that is readable. */
    public static String text(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return Long.toString((long) value);
        }
        if (size >= 1e-3 && size < 1e6) {
            int digits = (int) Math.max(0, 3 - Math.floor(Math.log10(size)));
            String fixed = String.format(Locale.ROOT, "%." + digits + "f", value);
            return fixed.contains(".") ? fixed.replaceAll("\\.?0+$", "") : fixed;
        }
        return String.format(Locale.ROOT, "%.2e", value).replaceAll("\\.?0+e", "e");
    }

    /** A configuration's value: numbers shortened, texts as they are. */
    public static String text(Object value) {
        return value instanceof Number number ? text(number.doubleValue()) : String.valueOf(value);
    }
}
