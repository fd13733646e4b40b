package io.gatewise.edge.security;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.token.RefusedTokenException;
import io.gatewise.token.Role;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets requests in whose token has the role that they need, before anything of them is read but their head. */
class Door {

    private static final String BEARER = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final TokenCheck check;
    private final CurrentCaller caller;

    Door(TokenCheck check, CurrentCaller caller) {
        this.check = check;
        this.caller = caller;
    }

    @ServerRequestFilter
    void open(ContainerRequestContext request, ResourceInfo resource) {
        if (!check.on()) {
            Neighbours.require(request.getHeaderString(HttpHeaders.HOST), request.getHeaderString("Origin"));
            caller.is(Caller.ANYONE);
            return;
        }
        Caller known = known(token(request));
        caller.is(known);
        Role needed = needed(request.getMethod(), resource);
        if (!known.role().includes(needed)) {
            throw new ProblemException(
                    403,
                    "Forbidden",
                    "this needs the role " + needed.key() + ", the token has the role "
                            + known.role().key());
        }
    }

    private Caller known(String token) {
        try {
            return check.caller(token);
        } catch (RefusedTokenException refused) {
            throw ProblemException.unauthorized(refused.getMessage());
        }
    }

    /** The text of the request's token. */
    static String token(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw ProblemException.unauthorized("need a token: send it as Authorization: Bearer …");
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw ProblemException.unauthorized("need a token of the kind Bearer");
        }
        return header.substring(BEARER.length()).strip();
    }

    private static Role needed(String method, ResourceInfo resource) {
        Method answering = resource.getResourceMethod();
        Needs needs = answering == null ? null : answering.getAnnotation(Needs.class);
        if (needs == null && resource.getResourceClass() != null) {
            needs = resource.getResourceClass().getAnnotation(Needs.class);
        }
        if (needs != null) {
            return needs.value();
        }
        return READING.contains(method) ? Role.READER : Role.RUNNER;
    }
}
