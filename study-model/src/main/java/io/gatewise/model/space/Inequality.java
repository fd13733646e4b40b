package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Two expressions of numbers and names, one of which must not exceed the other: {@code layers * units <= 256}.
 *
 * <p>An expression has {@code + - * /}, parentheses, numbers, and names of parameters or settings; a name that holds a minus
 * stands in backquotes. Whole numbers and others are counted alike, in double precision.
 */
public final class Inequality {

    private final String text;
    private final Expression left;
    private final Expression right;
    private final Relation relation;

    /** How the sides compare. */
    private enum Relation {
        LESS_OR_EQUAL("<="),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        GREATER(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        boolean holds(double left, double right) {
            return switch (this) {
                case LESS_OR_EQUAL -> left <= right;
                case GREATER_OR_EQUAL -> left >= right;
                case LESS -> left < right;
                case GREATER -> left > right;
            };
        }
    }

    /**
     * Reads an inequality.
     *
     * @throws IllegalArgumentException if it isn't one; it says where
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Inequality(String text) {
        this.text = text.strip();
        this.relation = relation(this.text);
        int at = this.text.indexOf(relation.sign);
        this.left = Expression.of(this.text.substring(0, at));
        this.right = Expression.of(this.text.substring(at + relation.sign.length()));
    }

    private static Relation relation(String text) {
        for (Relation each : Relation.values()) { // <= before <
            if (text.contains(each.sign)) {
                return each;
            }
        }
        throw new IllegalArgumentException("need one of <=, >=, < and > between two expressions, got " + text);
    }

    /** The names in it. */
    public Set<String> names() {
        Set<String> names = left.names();
        names.addAll(right.names());
        return names;
    }

    /**
     * Whether it holds. Where a value isn't there it asks for nothing; a division by zero never holds.
     *
     * @param values by name; empty for one that isn't there
     */
    public boolean holds(Function<String, OptionalDouble> values) {
        if (names().stream().anyMatch(name -> values.apply(name).isEmpty())) {
            return true;
        }
        Function<String, Double> known = name -> values.apply(name).orElseThrow();
        return relation.holds(left.value(known), right.value(known));
    }

    /** As it was written. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Inequality same && same.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}
