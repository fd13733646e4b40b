package io.gatewise.model.space;

import java.util.regex.Pattern;

/** The rule for parameter names. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    private Names() {}

    static void requireName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("need a name of letters, digits, '_', '.', '-' (at most 100,"
                    + " beginning with a letter or '_'), got " + name);
        }
    }
}
