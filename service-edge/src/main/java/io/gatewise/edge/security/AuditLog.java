package io.gatewise.edge.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Who did what, when, and what came of it: a line for each request that changes something, hands data out, or was turned
 * away, in a log category of its own. A token is named by its id, never quoted; queries and bodies aren't logged.
 */
class AuditLog {

    /** The category. */
    static final String CATEGORY = "gatewise.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);

    private final CurrentCaller caller;

    AuditLog(CurrentCaller caller) {
        this.caller = caller;
    }

    @ServerResponseFilter
    void note(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        // null where no resource takes what was sent
        boolean handsOut = resource != null
                && resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(Audited.class);
        if (READING.contains(request.getMethod()) && !handsOut && !TURNED_AWAY.contains(response.getStatus())) {
            return;
        }
        Caller who = caller.get();
        LOG.infof(
                "request owner=%s role=%s token=%s method=%s path=%s status=%d made=%s",
                who.owner().isEmpty() ? "-" : who.owner(),
                who.role().key(),
                who.token().isEmpty() ? "-" : who.token(),
                request.getMethod(),
                // as it came, escaped: nobody writes lines of their own into the log
                request.getUriInfo().getRequestUri().getRawPath(),
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION) == null
                        ? "-"
                        : response.getHeaderString(HttpHeaders.LOCATION));
    }
}
