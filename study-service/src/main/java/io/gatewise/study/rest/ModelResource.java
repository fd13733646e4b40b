package io.gatewise.study.rest;

import io.gatewise.edge.network.RefusedNetworkException;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Audited;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.study.store.ModelCatalogue;
import io.gatewise.study.store.ModelCatalogue.Added;
import io.gatewise.study.store.StoredModel;
import io.gatewise.study.store.TooLargeException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/models}. */
@Path("/api/v1/models")
@Blocking
@Tag(name = "Models", description = "Networks to start studies from.")
class ModelResource {

    private final ModelCatalogue catalogue;
    private final CurrentCaller caller;

    ModelResource(ModelCatalogue catalogue, CurrentCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @POST
    @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "uploadModel",
            summary = "Upload a network",
            description =
                    "DL4J's own zip of a MultiLayerNetwork whose lowest layers are LSTM layers of one size, in one"
                            + " direction or two. What lies above them can be replaced when a study starts from it. The same"
                            + " name with other content makes the name mean the newer one.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = ModelView.class)))
    @APIResponse(responseCode = "200", description = "The same content was there under that name")
    @APIResponse(responseCode = "400", description = "Refused: a problem detail says which layer, and what is needed")
    @APIResponse(responseCode = "413", description = "Larger than allowed")
    public Response upload(@RestQuery String name, InputStream body) throws IOException {
        Names.require(name);
        try {
            Added added = catalogue.add(caller.get(), name, body);
            URI location = URI.create("/api/v1/models/" + name);
            Response.ResponseBuilder reply =
                    added.isNew() ? Response.created(location) : Response.ok().location(location);
            return reply.entity(ModelView.of(added.model())).build();
        } catch (RefusedNetworkException refused) {
            throw new ProblemException(400, "Model refused", refused.getMessage());
        } catch (TooLargeException tooLarge) {
            throw Refusals.of(tooLarge);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listModels", summary = "List networks", description = "The newest of each name, by name.")
    public ModelView.Page list() {
        return new ModelView.Page(
                catalogue.newest(caller.get()).stream().map(ModelView::of).toList());
    }

    @GET
    @Path("/{key}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getModel", summary = "Get a network's profile", description = "By name or digest.")
    @APIResponse(
            responseCode = "200",
            description = "Its LSTM layers, its output layer where it can be kept, and what it learnt if it is ours",
            content = @Content(schema = @Schema(implementation = ModelView.class)))
    @APIResponse(responseCode = "404", description = "No such model")
    public ModelView get(@RestPath String key) {
        return ModelView.of(find(key));
    }

    @GET
    @Audited
    @Path("/{key}/content")
    @Produces("application/zip")
    @Operation(operationId = "getModelContent", summary = "Get a network's zip", description = "As it was uploaded.")
    @APIResponse(responseCode = "404", description = "No such model")
    public Response content(@RestPath String key) throws IOException {
        StoredModel model = find(key);
        return Response.ok(catalogue.content(model), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + model.name() + ".zip\"")
                .header("ETag", '"' + model.content().sha256() + '"')
                .build();
    }

    @DELETE
    @Path("/{key}")
    @Operation(
            operationId = "deleteModel",
            summary = "Forget a network",
            description = "All uploads of that name, or of that digest. Studies that are over keep what came of it.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "No such model")
    @APIResponse(responseCode = "409", description = "A study that isn't over starts from it")
    public void delete(@RestPath String key) {
        try {
            if (!catalogue.delete(caller.get(), key)) {
                throw notFound(key);
            }
        } catch (ModelCatalogue.InUseException used) {
            throw ProblemException.conflict("model " + key + " is needed: " + used.getMessage());
        }
    }

    private static ProblemException notFound(String key) {
        return ProblemException.notFound("there is no model " + key);
    }

    private StoredModel find(String key) {
        return catalogue.find(caller.get(), key).orElseThrow(() -> notFound(key));
    }
}
