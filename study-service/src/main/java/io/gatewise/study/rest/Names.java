package io.gatewise.study.rest;

import java.util.regex.Pattern;

/** What users may call what they upload. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Names() {}

    static void require(String name) {
        if (name == null
                || !NAME.matcher(name).matches()
                || DIGEST.matcher(name).matches()) {
            throw Refusals.wrongParameter(
                    "name", "need 1 to 100 letters, digits, '.', '_' or '-', and no digest, got " + name);
        }
    }
}
