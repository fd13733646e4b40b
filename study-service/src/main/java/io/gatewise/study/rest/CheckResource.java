package io.gatewise.study.rest;

import io.gatewise.edge.security.Needs;
import io.gatewise.study.spec.SpecText;
import io.gatewise.token.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/studies/check}. */
@Path("/api/v1/studies/check")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Needs(Role.READER)
@Tag(name = "Studies")
class CheckResource {

    private final SpecDesk desk;
    private final Foresight foresight;

    CheckResource(SpecDesk desk, Foresight foresight) {
        this.desk = desk;
        this.foresight = foresight;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkStudy",
            summary = "Check a spec without creating a study",
            description =
                    "Refuses what creating the study would refuse. Else tells what should be known of it, and what"
                            + " trials of the smallest, the default and the largest configuration take: weights, memory, time.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "It could be created",
            content = @Content(schema = @Schema(implementation = StudyCheck.class)))
    @APIResponse(responseCode = "400", description = "Refused: a problem detail with one entry for each wrong field")
    @APIResponse(responseCode = "413", description = "Larger than allowed")
    public StudyCheck checkJson(InputStream body) throws IOException {
        return foresight.of(desk.read(body, SpecText.JSON));
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(hidden = true)
    public StudyCheck checkYaml(InputStream body) throws IOException {
        return foresight.of(desk.read(body, SpecText.YAML));
    }
}
