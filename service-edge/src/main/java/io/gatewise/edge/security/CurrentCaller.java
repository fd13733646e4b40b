package io.gatewise.edge.security;

import io.gatewise.token.Role;
import jakarta.enterprise.context.RequestScoped;

/** Whose request is answered. */
@RequestScoped
public class CurrentCaller {

    /** Until the door knows better: somebody whose nothing is. */
    private static final Caller UNKNOWN = new Caller("?", Role.READER, "");

    private Caller caller = UNKNOWN;

    /** Who asks. */
    public Caller get() {
        return caller;
    }

    void is(Caller known) {
        caller = known;
    }
}
