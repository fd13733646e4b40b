package io.gatewise.study.dataset;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The canonical text of a number: the shortest that reads as the same double.
 *
 * <p>The JDK's own {@code Double.toString} is that only from version 19 on, and a digest may not depend
 * on the JDK. Plain digits from 1E-7 to below 1E+17, an exponent beyond.
 */
final class CanonicalNumber {

    /** Different decimals of so many digits are different normal doubles, so none can be shortened. */
    private static final int EXACT_DIGITS = 15;

    /** So many digits tell every double from its neighbours. */
    private static final int MOST_DIGITS = 17;

    private static final int LEAST_PLAIN_EXPONENT = -7;

    private CanonicalNumber() {}

    /** The canonical text of a decimal that {@link Numbers#parse} reads as a finite number. */
    static String of(String decimal) {
        if (isCanonical(decimal)) {
            return decimal;
        }
        double value = Double.parseDouble(decimal);
        if (value == 0) {
            return "0"; // -0 and what is too small for a double, too
        }
        BigDecimal written = new BigDecimal(decimal).stripTrailingZeros();
        boolean isShort = written.precision() <= EXACT_DIGITS && Math.abs(value) >= Double.MIN_NORMAL;
        return text(isShort ? written : shortest(value));
    }

    /** Whether nothing needs to be done, for most numbers: few digits, no exponent, no needless zero. */
    private static boolean isCanonical(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        int end = text.length();
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? end : point;
        if (end - start > EXACT_DIGITS || wholeEnd == start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (i != point && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        if (text.charAt(start) != '0') {
            return point < 0 || text.charAt(end - 1) != '0' && point < end - 1;
        }
        // 0, or 0.… with its first digit above 0 where plain text is canonical
        boolean zero = point < 0 && text.equals("0");
        return zero || wholeEnd == start + 1 && point > 0 && isPlainFraction(text, point + 1, end);
    }

    private static boolean isPlainFraction(String text, int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first < end && text.charAt(end - 1) != '0' && first - start < -LEAST_PLAIN_EXPONENT;
    }

    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        int fewest = Math.abs(value) >= Double.MIN_NORMAL ? EXACT_DIGITS : 1;
        for (int digits = fewest; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
    }

    private static String text(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return exponent >= LEAST_PLAIN_EXPONENT && exponent < MOST_DIGITS ? value.toPlainString() : value.toString();
    }
}
