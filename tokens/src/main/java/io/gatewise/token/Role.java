package io.gatewise.token;

import java.util.Arrays;
import java.util.Locale;

/** What a token allows; each role allows what those before it do. */
public enum Role {
    /** Reads its owner's studies, data sets and models. */
    READER,
    /** Creates and changes its owner's. */
    RUNNER,
    /** Reads and changes everybody's. */
    ADMIN;

    /** Its name in tokens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever has this role may do what needs that one. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Role of(String key) {
        return Arrays.stream(values())
                .filter(role -> role.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("need reader, runner or admin, got " + key));
    }
}
