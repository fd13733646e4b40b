package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.spec.SpecProblem;
import io.gatewise.study.spec.SpecText;
import io.gatewise.study.store.GoneMeanwhileException;
import io.gatewise.study.store.Ledger;
import io.gatewise.study.store.StudyQueries;
import io.gatewise.study.store.StudyRecord;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/studies}. */
@Path("/api/v1/studies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Studies", description = "Describe what to find; watch it being found.")
class StudyResource {

    private final SpecDesk desk;
    private final Foresight foresight;
    private final Ledger ledger;
    private final StudyQueries queries;
    private final NamedStudies named;
    private final StudyIds ids;
    private final CurrentCaller caller;

    StudyResource(
            SpecDesk desk,
            Foresight foresight,
            Ledger ledger,
            StudyQueries queries,
            NamedStudies named,
            StudyIds ids,
            CurrentCaller caller) {
        this.desk = desk;
        this.foresight = foresight;
        this.ledger = ledger;
        this.queries = queries;
        this.named = named;
        this.ids = ids;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createStudy",
            summary = "Create a study from a spec",
            description =
                    "The spec is JSON or YAML, see /api/v1/schemas/study. All that is wrong with it is told at once,"
                            + " each with its place. The study starts right away.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = "application/yaml",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "births", value = SpecExample.YAML))
            })
    @APIResponse(
            responseCode = "201",
            description = "Created; Location says where",
            content = @Content(schema = @Schema(implementation = StudyView.Created.class)))
    @APIResponse(responseCode = "400", description = "Refused: a problem detail with one entry for each wrong field")
    @APIResponse(responseCode = "413", description = "Larger than allowed")
    public Response createFromJson(InputStream body) throws IOException {
        return create(body, SpecText.JSON);
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
    @Operation(hidden = true)
    public Response createFromYaml(InputStream body) throws IOException {
        return create(body, SpecText.YAML);
    }

    private Response create(InputStream body, SpecText language) throws IOException {
        SpecDesk.Order order = desk.read(body, language);
        StudyId id = ids.draw(order.spec().name());
        List<SpecProblem> warnings = foresight.of(order).warnings();
        try {
            ledger.open(id, caller.get(), order.spec(), order.data(), order.start(), order.costs(), order.earlier());
        } catch (GoneMeanwhileException gone) {
            throw ProblemException.conflict(gone.getMessage());
        }
        return Response.created(URI.create("/api/v1/studies/" + id))
                .entity(new StudyView.Created(get(id.value()), warnings))
                .build();
    }

    @GET
    @Operation(operationId = "listStudies", summary = "List studies", description = "The newest first.")
    public StudyView.Page list() {
        return new StudyView.Page(queries.studies(caller.get()).stream()
                .map(StudyView.Summary::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStudy", summary = "Get a study")
    @APIResponse(
            responseCode = "200",
            description = "Summary, spec and evaluation",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    public StudyView get(@RestPath String id) {
        return StudyView.of(named.shown(id));
    }

    @GET
    @Path("/{id}/trials")
    @Operation(operationId = "listTrials", summary = "List a study's trials", description = "By number.")
    @APIResponse(
            responseCode = "200",
            description = "All trials that have a number",
            content = @Content(schema = @Schema(implementation = StudyView.TrialPage.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    public StudyView.TrialPage trials(@RestPath String id) {
        return new StudyView.TrialPage(queries.trials(named.any(id).id()));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(
            operationId = "cancelStudy",
            summary = "Cancel a study",
            description = "For good: its open trials are cancelled, and what workers still report doesn't count."
                    + " Cancelling twice is once.")
    @APIResponse(
            responseCode = "200",
            description = "The cancelled study",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "It has finished already")
    public StudyView cancel(@RestPath String id) {
        StudyId study = named.any(id).id();
        ledger.cancel(study, "cancelled by a user");
        StudyRecord after = named.shown(id);
        if (after.study().state() == StudyState.FINISHED) {
            throw ProblemException.conflict(
                    "study " + id + " has finished: " + after.study().reason());
        }
        return StudyView.of(after);
    }
}
