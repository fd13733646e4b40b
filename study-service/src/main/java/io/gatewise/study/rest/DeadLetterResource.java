package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Needs;
import io.gatewise.study.messaging.DeadLetterBox;
import io.gatewise.token.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/dead-letters}: for administrators, as letters may be of any study. */
@Path("/api/v1/dead-letters")
@Needs(Role.ADMIN)
@Blocking
@Tag(name = "Dead letters", description = "Messages that a service could not read, and went on without.")
class DeadLetterResource {

    private static final int MOST = 500;

    private final DeadLetterBox box;

    DeadLetterResource(DeadLetterBox box) {
        this.box = box;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listDeadLetters",
            summary = "List dead letters",
            description = "Newest first, of all topics or of one; the rest of one topic by the lowest offset seen.")
    @APIResponse(
            responseCode = "200",
            description = "How many there are of each topic, and some of them",
            content = @Content(schema = @Schema(implementation = DeadLetterBox.Contents.class)))
    @APIResponse(responseCode = "400", description = "No such topic, or a number out of range")
    @APIResponse(responseCode = "503", description = "The broker, which keeps them, does not answer")
    public DeadLetterBox.Contents list(
            @Parameter(description = "of this topic alone, such as trial-attempts") @RestQuery String topic,
            @Parameter(description = "with a lower offset than this; needs a topic") @RestQuery Long before,
            @Parameter(description = "at most so many, 1 to 500") @RestQuery @DefaultValue("50") int limit) {
        if (topic != null && !DeadLetterBox.topics().contains(topic)) {
            throw wrong("topic: need one of " + DeadLetterBox.topics() + ", got " + topic);
        }
        if (before != null && (topic == null || before < 0)) {
            throw wrong("before: need a topic and an offset of at least 0, got " + before);
        }
        if (limit < 1 || limit > MOST) {
            throw wrong("limit: need 1 to " + MOST + ", got " + limit);
        }
        try {
            return box.newest(
                    topic == null ? DeadLetterBox.topics() : List.of(topic),
                    before == null ? Long.MAX_VALUE : before,
                    limit);
        } catch (DeadLetterBox.BrokerAwayException away) {
            throw new ProblemException(503, "Broker away", away.getMessage());
        }
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(400, "Wrong parameter", detail);
    }
}
