package io.gatewise.cli.output;

import io.gatewise.model.space.Configuration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Single values as people read them, the same in every locale. */
public final class Text {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Text() {}

    /** A whole number as it is, any other with five significant digits; empty for null. */
    public static String number(Number value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        double real = value.doubleValue();
        if (!Double.isFinite(real)) {
            return String.valueOf(real);
        }
        BigDecimal rounded = new BigDecimal(real).round(new MathContext(5));
        double size = Math.abs(real);
        if (size != 0 && (size < 1e-5 || size >= 1e12)) {
            return String.format(Locale.ROOT, "%.4e", real);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A configuration's value: numbers shortened, texts as they are. */
    public static String value(Object value) {
        return value instanceof Number number ? number(number) : String.valueOf(value);
    }

    /** {@code name=value} pairs, alphabetical. */
    public static String configuration(Configuration configuration) {
        return configuration.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** {@code 0:07}, {@code 12:05}, {@code 1:02:03}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long hours = seconds / 3600;
        String minutes = String.format(Locale.ROOT, hours > 0 ? "%02d" : "%d", seconds / 60 % 60);
        return (hours > 0 ? hours + ":" : "") + minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }

    /** {@code 2026-01-31 23:59:58}, in UTC; empty for null. */
    public static String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }

    /** {@code 97 KB}, in powers of 1000. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double kilo = bytes / 1000.0;
        return kilo < 1000
                ? String.format(Locale.ROOT, "%.1f KB", kilo)
                : String.format(Locale.ROOT, "%.1f MB", kilo / 1000);
    }
}
