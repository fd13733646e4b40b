package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * A value for each of some names: a point of a search space, or a trainer's complete settings.
 *
 * <p>Values are {@link Long}, {@link Double} (finite), {@link String} or {@link Boolean}. Names are kept in
 * alphabetical order, so equal configurations print alike. On the wire: a JSON object. A null is no
 * value: it is left out.
 */
public record Configuration(@JsonValue Map<String, Object> values) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Configuration {
        var checked = new TreeMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                checked.put(name, checkedValue(name, value));
            }
        });
        values = Collections.unmodifiableMap(checked);
    }

    static Object checkedValue(String name, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException(name + ": need a finite number, a text, true or false, got " + value);
    }

    /** The configuration without any value. */
    public static Configuration empty() {
        return new Configuration(Map.of());
    }

    /** This configuration with {@code others}' values put over it. */
    public Configuration overlaidWith(Configuration others) {
        var merged = new TreeMap<>(values);
        merged.putAll(others.values);
        return new Configuration(merged);
    }

    /**
     * The whole number under {@code name}.
     *
     * @throws NoSuchElementException   if there is no such name
     * @throws IllegalArgumentException if it isn't a whole number that fits an int
     */
    public int integer(String name) {
        if (require(name) instanceof Long whole && whole == whole.intValue()) {
            return whole.intValue();
        }
        throw new IllegalArgumentException(name + ": need a whole number, got " + values.get(name));
    }

    /**
     * The number under {@code name}, whole or not.
     *
     * @throws NoSuchElementException   if there is no such name
     * @throws IllegalArgumentException if it isn't a number
     */
    public double real(String name) {
        if (require(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + ": need a number, got " + values.get(name));
    }

    /**
     * The text under {@code name}.
     *
     * @throws NoSuchElementException   if there is no such name
     * @throws IllegalArgumentException if it isn't a text
     */
    public String text(String name) {
        if (require(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + ": need a text, got " + values.get(name));
    }

    private Object require(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException("no value for " + name + " in " + values.keySet());
        }
        return value;
    }
}
