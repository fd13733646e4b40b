package io.gatewise.results.web;

import io.gatewise.edge.rest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What a browser is shown that was turned away for want of a good token: a page that asks for one, and says why. */
class SignIn {

    private static final int UNAUTHORIZED = 401;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(String reason);
    }

    @ServerResponseFilter
    void ask(ContainerRequestContext request, ContainerResponseContext response) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        boolean person = accepted != null && accepted.contains(MediaType.TEXT_HTML);
        if (response.getStatus() == UNAUTHORIZED && person && response.getEntity() instanceof Problem problem) {
            response.setEntity(Templates.page(problem.detail()).render(), null, MediaType.TEXT_HTML_TYPE);
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
