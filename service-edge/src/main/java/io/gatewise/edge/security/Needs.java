package io.gatewise.edge.security;

import io.gatewise.token.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The role that a request needs, where it isn't the one of its method: a reader's for GET, a runner's for all others. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {

    /** At least this one. */
    Role value();
}
