package io.gatewise.study.rest;

import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.store.DeleteDesk;
import io.gatewise.study.store.StudyQueries;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code DELETE /api/v1/studies/{id}}. */
@Path("/api/v1/studies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Studies")
class DeletionResource {

    private final NamedStudies studies;
    private final StudyQueries queries;
    private final DeleteDesk desk;
    private final CurrentCaller caller;

    DeletionResource(NamedStudies studies, StudyQueries queries, DeleteDesk desk, CurrentCaller caller) {
        this.studies = studies;
        this.queries = queries;
        this.desk = desk;
        this.caller = caller;
    }

    @DELETE
    @Operation(
            operationId = "deleteStudy",
            summary = "Delete a study",
            description =
                    "Cancels it, if it hasn't ended, and forgets it with all that it found, its checkpoints and models"
                            + " included. While workers are still at trials of it, it is listed as deleting. A network that"
                            + " another study starts from is kept until that one is deleted.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "202",
            description = "It goes when the trials that workers have begun have ended; asking again does no harm",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    public Response delete(@RestPath String id) {
        StudyId study = studies.any(id).id();
        desk.delete(study);
        return queries.study(caller.get(), study)
                .map(left -> Response.accepted(StudyView.of(left)).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
