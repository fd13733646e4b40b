package io.gatewise.study.rest;

import io.gatewise.edge.security.Needs;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.study.space.ImportedSpace;
import io.gatewise.study.space.OptunaSpace;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.spec.SpecProblem;
import io.gatewise.token.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/spaces}. */
@Path("/api/v1/spaces")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Needs(Role.READER)
@Tag(name = "Spaces", description = "Search spaces of other tools.")
class SpaceResource {

    private static final int LARGEST_BYTES = 10_485_760;

    /**
     * A space for a spec.
     *
     * @param parameters as the spec's field of that name has them
     * @param leftOut    what could not be taken over
     */
    @Schema(name = "ImportedSpace")
    record View(@Schema(implementation = Object[].class) SearchSpace parameters, List<SpecProblem> leftOut) {}

    @POST
    @Path("/optuna")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importOptunaSpace",
            summary = "Make a search space of Optuna's distributions",
            description =
                    "An object of distributions by parameter, each as distribution_to_json writes it (Optuna 1 to 4;"
                            + " as an object or as a text), or rows of Optuna's storage with param_name and distribution_json."
                            + " Creates nothing: put the parameters into a spec.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The parameters, and what could not be taken over",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "400", description = "Nothing could be taken over: the reasons, each with its place")
    @APIResponse(responseCode = "413", description = "Larger than allowed")
    public View importOptuna(InputStream body) throws IOException {
        byte[] document = body.readNBytes(LARGEST_BYTES + 1);
        if (document.length > LARGEST_BYTES) {
            throw Refusals.tooLarge("distributions may have " + LARGEST_BYTES + " bytes");
        }
        try {
            ImportedSpace space = OptunaSpace.read(document);
            return new View(new SearchSpace(space.parameters()), space.leftOut());
        } catch (RefusedSpecException refused) {
            throw Refusals.of("Space refused", refused);
        }
    }
}
