package io.gatewise.edge.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.gatewise.edge.store.PassingFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns exceptions into problem details. Nothing of the inside, such as a stack trace, goes out. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** What is away for a moment is mostly back after so many seconds. */
    private static final int RETRY_SECONDS = 5;

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    @ServerExceptionMapper
    Response problem(ProblemException exception, UriInfo uri) {
        return reply(exception.problem(uri.getPath()));
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException exception, UriInfo uri) {
        return reply(malformed(exception, uri));
    }

    /** Quarkus has a mapper of its own for these, whose reply is empty. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException exception, UriInfo uri) {
        return reply(malformed(exception, uri));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception, UriInfo uri) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return reply(malformed(json, uri));
        }
        Response.StatusType status = exception.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            LOG.errorf(exception, "request failed path=%s", uri.getPath());
        }
        String detail = status.getStatusCode() == 404
                ? "there is nothing at " + uri.getPath()
                : String.valueOf(exception.getMessage());
        return reply(new Problem(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, uri.getPath(), List.of()));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception, UriInfo uri) {
        return PassingFailure.of(exception)
                .map(passing -> passing(passing, exception, uri))
                .orElseGet(() -> broken(exception, uri));
    }

    private static Response passing(PassingFailure passing, Throwable exception, UriInfo uri) {
        LOG.warnf("request refused path=%s reason=%s cause=%s", uri.getPath(), passing, exception.getMessage());
        return reply(
                new Problem("about:blank", passing.title(), UNAVAILABLE, passing.advice(), uri.getPath(), List.of()));
    }

    private static Response broken(Throwable exception, UriInfo uri) {
        LOG.errorf(exception, "request failed path=%s", uri.getPath());
        return reply(new Problem(
                "about:blank",
                "Internal error",
                500,
                "the service could not answer; its log says why",
                uri.getPath(),
                List.of()));
    }

    private static Problem malformed(JsonProcessingException exception, UriInfo uri) {
        var pointer = new StringBuilder();
        if (exception instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
            }
        }
        String detail = exception.getOriginalMessage();
        return new Problem(
                "about:blank",
                "Unreadable document",
                400,
                detail,
                uri.getPath(),
                List.of(new Problem.FieldError(pointer.toString(), detail)));
    }

    private static Response reply(Problem problem) {
        Response.ResponseBuilder reply =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        switch (problem.status()) {
            case UNAUTHORIZED -> reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatewise\"");
            case UNAVAILABLE -> reply.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            default -> {
                // the status says it all
            }
        }
        return reply.build();
    }
}
