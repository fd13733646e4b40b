package io.gatewise.study.dataset;

import java.util.OptionalDouble;

/** Numbers in cells: decimal digits with a point, perhaps a sign and an exponent. */
public final class Numbers {

    private Numbers() {}

    /** The number in {@code text}; infinite if it is too large for a double; empty if it is none. */
    public static OptionalDouble parse(String text) {
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
}
