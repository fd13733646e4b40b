package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.spec.ConfigurationCheck;
import io.gatewise.study.store.AskDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/studies/{id}/trials}: what external trainers tell, and what anybody wants tried. */
@Path("/api/v1/studies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Ask and tell")
class TellResource {

    private static final int LAST = Integer.MAX_VALUE;

    private final NamedStudies studies;
    private final AskDesk desk;

    TellResource(NamedStudies studies, AskDesk desk) {
        this.studies = studies;
        this.desk = desk;
    }

    @POST
    @Path("/trials/{number}/report")
    @Operation(
            operationId = "reportTrial",
            summary = "Report how a trial gets on",
            description = "{\"epoch\", \"fold\", \"metrics\"}, all of them optional: the call alone is a sign of life.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "Whether to stop",
            content = @Content(schema = @Schema(implementation = AskView.Stop.class)))
    @APIResponse(responseCode = "404", description = "No such study or trial")
    public AskView.Stop report(@RestPath String id, @RestPath String number, InputStream body) throws IOException {
        JsonBody report = JsonBody.read(body, List.of("epoch", "fold", "metrics"));
        Study study = studies.find(id);
        int epoch = report.whole("epoch", 0, 1, LAST);
        int fold = report.whole("fold", 1, 1, LAST);
        Map<String, Double> metrics = report.numbers("metrics");
        if (!report.has("epoch") && !metrics.isEmpty()) {
            report.wrong("/epoch", "need a whole number of 1 or more, to which the metrics belong");
        }
        report.refuse();
        CurvePoint point = metrics.isEmpty() ? null : new CurvePoint(fold, epoch, 0, metrics);
        boolean counts = desk.report(study.id(), trial(id, number), point).orElseThrow(() -> noTrial(id, number));
        return new AskView.Stop(!counts);
    }

    @POST
    @Path("/trials/{number}/tell")
    @Operation(
            operationId = "tellTrial",
            summary = "Tell what came of a trial",
            description =
                    "{\"state\": \"complete\"|\"failed\"|\"infeasible\", \"value\": x}, with several objectives \"values\" by metric"
                            + " instead of the value, with an optional reason, optional seconds that the trial took (else the"
                            + " time since it was handed out stands for them), and an optional budget to say of which rung this"
                            + " is told; else it is of the newest that was handed out."
                            + " Telling the same twice is once.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "It counts",
            content = @Content(schema = @Schema(implementation = AskView.Told.class)))
    @APIResponse(responseCode = "400", description = "Refused, each wrong field with its place")
    @APIResponse(responseCode = "404", description = "No such study or trial")
    @APIResponse(responseCode = "409", description = "The trial has ended otherwise, or was not handed out")
    public AskView.Told tell(@RestPath String id, @RestPath String number, InputStream body) throws IOException {
        JsonBody told = JsonBody.read(body, Tell.FIELDS);
        Study study = studies.find(id);
        Optional<Outcome> outcome = Tell.outcome(told, study.spec());
        if (outcome.isEmpty()) {
            told.wrong("/state", "required, but not there");
        }
        OptionalDouble budget = told.number("budget");
        told.refuse();
        int trial = trial(id, number);
        Verdict verdict = desk.tell(study.id(), trial, outcome.get(), budget.isPresent() ? budget.getAsDouble() : null)
                .orElseThrow(() -> noTrial(id, number));
        if (verdict instanceof Verdict.Impossible impossible) {
            throw ProblemException.conflict(impossible.reason());
        }
        return view(trial, outcome);
    }

    @POST
    @Path("/trials")
    @Operation(
            operationId = "addTrial",
            summary = "Import a finished trial, or enqueue one",
            description =
                    "{\"configuration\", \"state\", \"value\" or \"values\"}: with a state it has ended elsewhere and no budget counts"
                            + " it; without state and value it is enqueued: it goes to the next ask, or, where Gatewise trains, to"
                            + " the next free slot before any proposal.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "201",
            description = "It has a number",
            content = @Content(schema = @Schema(implementation = AskView.Told.class)))
    @APIResponse(responseCode = "400", description = "Refused, each wrong field with its place")
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(
            responseCode = "409",
            description = "The study is over, its budget is used up, or it takes no ends from outside")
    public Response add(@RestPath String id, InputStream body) throws IOException {
        JsonBody added = JsonBody.read(body, List.of("configuration", "state", "value", "values", "reason", "seconds"));
        Study study = studies.any(id);
        StudySpec spec = study.spec();
        Configuration configuration = added.configuration("configuration");
        Optional<Outcome> outcome = Tell.outcome(added, spec);
        added.refuse();
        ConfigurationCheck.problems(spec, study.costs(), configuration, "/configuration")
                .forEach(problem -> added.wrong(problem.pointer(), problem.detail()));
        added.refuse();
        Verdict verdict = desk.add(study.id(), spec.parameters().normalise(configuration), outcome);
        if (!(verdict instanceof Decision decision)) {
            throw ProblemException.conflict(((Verdict.Impossible) verdict).reason());
        }
        int number = decision.trials().stream().mapToInt(Trial::number).max().orElseThrow();
        return Response.created(URI.create("/api/v1/studies/" + id + "/trials"))
                .entity(view(number, outcome))
                .build();
    }

    private static AskView.Told view(int number, Optional<Outcome> outcome) {
        String state = outcome.map(Outcome::state).orElse("queued");
        if (outcome.orElse(null) instanceof Outcome.Completed completed) {
            boolean several = !completed.values().isEmpty();
            return new AskView.Told(
                    number, state, several ? null : completed.score(), several ? completed.values() : null);
        }
        return new AskView.Told(number, state, null, null);
    }

    static int trial(String id, String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException none) {
            throw noTrial(id, number);
        }
    }

    static ProblemException noTrial(String id, String number) {
        return ProblemException.notFound("there is no trial " + number + " of study " + id);
    }
}
