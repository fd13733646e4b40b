package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Amounts of cores and bytes, as Kubernetes, compose and Java write them. */
final class Quantity {

    private static final Pattern FORM = Pattern.compile("([0-9.]+)([A-Za-z]*)");
    private static final Map<String, Double> UNITS =
            Map.of("", 1.0, "m", 0.001, "Ki", 0x1p10, "Mi", 0x1p20, "Gi", 0x1p30, "k", 1e3, "M", 1e6, "G", 1e9);

    private Quantity() {}

    /** The amount in cores or bytes; 0 where there is none. */
    static double of(JsonNode quantity) {
        return quantity.isMissingNode() ? 0 : amount(quantity.asText(), UNITS);
    }

    /** Bytes as Java's {@code -Xmx}, compose and Quarkus write them, in powers of 1024. */
    static double bytes(String text) {
        var units = Map.of("", 1.0, "k", 0x1p10, "m", 0x1p20, "g", 0x1p30);
        return amount(text.toLowerCase(Locale.ROOT), units);
    }

    private static double amount(String text, Map<String, Double> units) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(
                    "quantity: need a number and a unit of " + units.keySet() + ", got " + text);
        }
        return Double.parseDouble(matcher.group(1)) * units.get(matcher.group(2));
    }
}
