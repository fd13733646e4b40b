package io.gatewise.model.space;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sum of products of numbers, names and expressions in parentheses. */
sealed interface Expression {

    /** The names in it; the caller's own. */
    Set<String> names();

    /** Its value; not finite after a division by zero. */
    double value(Function<String, Double> values);

    /** A number. */
    record Constant(double number) implements Expression {

        @Override
        public Set<String> names() {
            return new LinkedHashSet<>();
        }

        @Override
        public double value(Function<String, Double> values) {
            return number;
        }
    }

    /** The value of a name. */
    record Name(String name) implements Expression {

        @Override
        public Set<String> names() {
            var names = new LinkedHashSet<String>();
            names.add(name);
            return names;
        }

        @Override
        public double value(Function<String, Double> values) {
            return values.apply(name);
        }
    }

    /** Two expressions with one of {@code + - * /} between them. */
    record Operation(char sign, Expression left, Expression right) implements Expression {

        @Override
        public Set<String> names() {
            Set<String> names = left.names();
            names.addAll(right.names());
            return names;
        }

        @Override
        public double value(Function<String, Double> values) {
            double a = left.value(values);
            double b = right.value(values);
            return switch (sign) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                default -> b == 0 ? Double.NaN : a / b;
            };
        }
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it isn't one; it says where
     */
    static Expression of(String text) {
        var reader = new Reader(text);
        Expression all = reader.sum(0);
        if (reader.token != null) {
            throw reader.unexpected("an operator or the end");
        }
        return all;
    }

    /** Goes through the tokens of an expression from left to right. */
    final class Reader {

        private static final Pattern TOKEN = Pattern.compile(
                "\\s*(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[A-Za-z_][A-Za-z0-9_.]*|`[^`]+`|[-+*/()])\\s*");
        private static final int DEEPEST = 50;

        private final String text;
        private final Matcher matcher;
        private String token;

        private int at;

        private Reader(String text) {
            this.text = text;
            this.matcher = TOKEN.matcher(text);
            next();
        }

        private void next() {
            if (text.substring(at).isBlank()) {
                token = null;
            } else if (matcher.region(at, text.length()).lookingAt()) {
                token = matcher.group().strip();
                at = matcher.end();
            } else {
                throw new IllegalArgumentException("need numbers, names, + - * / and parentheses, got '"
                        + text.substring(at).strip() + "'");
            }
        }

        private boolean is(String... signs) {
            return token != null && Set.of(signs).contains(token);
        }

        private Expression sum(int depth) {
            Expression left = product(depth);
            while (is("+", "-")) {
                char sign = taken().charAt(0);
                left = new Operation(sign, left, product(depth));
            }
            return left;
        }

        private Expression product(int depth) {
            Expression left = factor(depth);
            while (is("*", "/")) {
                char sign = taken().charAt(0);
                left = new Operation(sign, left, factor(depth));
            }
            return left;
        }

        private Expression factor(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("parentheses are nested deeper than " + DEEPEST);
            }
            if (is("-")) {
                next();
                return new Operation('-', new Constant(0), factor(depth + 1));
            }
            if (is("(")) {
                next();
                Expression inside = sum(depth + 1);
                if (!is(")")) {
                    throw unexpected(")");
                }
                next();
                return inside;
            }
            if (token == null || is("+", "*", "/", ")")) {
                throw unexpected("a number, a name or (");
            }
            String read = taken();
            return Character.isDigit(read.charAt(0))
                    ? new Constant(Double.parseDouble(read))
                    : new Name(read.replace("`", ""));
        }

        private String taken() {
            String read = token;
            next();
            return read;
        }

        private IllegalArgumentException unexpected(String needed) {
            return new IllegalArgumentException("need " + needed + ", got "
                    + (token == null ? "the end" : "'" + token + "'") + " in '" + text.strip() + "'");
        }
    }
}
