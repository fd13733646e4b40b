package io.gatewise.edge.security;

import io.gatewise.token.Role;
import java.util.Objects;

/**
 * Who asks.
 *
 * @param owner what is theirs has this owner; {@link #NOBODY} where nobody is asked for a token
 * @param token the token's id, for the audit log; empty without one
 */
public record Caller(String owner, Role role, String token) {

    /** The owner of what was made while nobody was asked for a token. Of people with tokens only admins see it. */
    public static final String NOBODY = "";

    /** Whoever can reach a service that asks nobody for a token. */
    public static final Caller ANYONE = new Caller(NOBODY, Role.ADMIN, "");

    public Caller {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(role);
        Objects.requireNonNull(token);
    }

    /** Whether everybody's studies, data sets and models are theirs to see. */
    public boolean seesAll() {
        return role == Role.ADMIN;
    }
}
