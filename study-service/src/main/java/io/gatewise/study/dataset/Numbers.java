package io.gatewise.study.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Numbers in cells: decimal digits with a point, perhaps a sign and an exponent.
 *
 * <p>The canonical text is the shortest that reads as the same double. The JDK's own {@code
 * Double.toString} is that only from version 19 on, and a digest may not depend on the JDK.
 */
final class Numbers {

    /** Decimals of so many digits are all different doubles, so none of them can be shortened. */
    private static final int EXACT_DIGITS = 15;

    private Numbers() {}

    /** The number in {@code text}; infinite if it is too large for a double; empty if it is none. */
    static OptionalDouble parse(String text) {
        return isDecimal(text) ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** Whether {@code text} says infinity in one of its spellings. */
    static boolean saysInfinity(String text) {
        String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity");
    }

    private static boolean isDecimal(String text) {
        int length = text.length();
        int at = length > 0 && isSign(text.charAt(0)) ? 1 : 0;
        int whole = digitsFrom(text, at);
        at += whole;
        int fraction = 0;
        if (at < length && text.charAt(at) == '.') {
            fraction = digitsFrom(text, at + 1);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < length && isSign(text.charAt(at)) ? 1 : 0;
            int exponent = digitsFrom(text, at);
            at += exponent;
            return exponent > 0 && exponent <= 6 && at == length;
        }
        return at == length;
    }

    private static boolean isSign(char letter) {
        return letter == '-' || letter == '+';
    }

    private static int digitsFrom(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    /** The canonical text of a decimal that {@link #parse} reads as a finite number. */
    static String canonical(String decimal) {
        double value = Double.parseDouble(decimal);
        if (value == 0) {
            return "0"; // -0 and what is too small for a double, too
        }
        var written = new BigDecimal(decimal).stripTrailingZeros();
        return text(written.precision() <= EXACT_DIGITS && isNormal(value) ? written : shortest(value));
    }

    private static boolean isNormal(double value) {
        return Math.abs(value) >= Double.MIN_NORMAL;
    }

    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17)).stripTrailingZeros();
    }

    private static String text(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent >= -7 && exponent < 17 ? value.toPlainString() : value.toString();
    }
}
