package io.gatewise.faults.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Where two tables that should be equal are not. */
final class Difference {

    private static final int SHOWN = 200;

    private Difference() {}

    static List<String> between(String what, Map<String, String> expected, Map<String, String> actual) {
        var found = new ArrayList<String>();
        var keys = new LinkedHashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            String left = expected.get(key);
            String right = actual.get(key);
            if (left == null || !left.equals(right)) {
                found.add(what + " of " + key + ": expected " + shown(left) + ", got " + shown(right));
            }
        }
        return found;
    }

    private static String shown(String value) {
        return value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
