package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StopWhen;
import io.gatewise.study.ledger.Bounds;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.store.ChangeDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
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
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/studies/{id}}: what users change in a study that goes on. */
@Path("/api/v1/studies/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Studies")
class ChangeResource {

    private static final String BY_USER = "cancelled by a user";

    private final NamedStudies studies;
    private final ChangeDesk desk;

    ChangeResource(NamedStudies studies, ChangeDesk desk) {
        this.studies = studies;
        this.desk = desk;
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeStudy",
            summary = "Change how far a study goes",
            description =
                    "{\"maxTrials\", \"parallelism\", \"weight\", \"stop\"}, each as in the spec's search; what is left"
                            + " out stays. A finished study goes on if it then has budget left.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The changed study",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "400", description = "Refused, each wrong field with its place")
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "The study is over for good, or nothing would go on")
    public StudyView change(@RestPath String id, InputStream body) throws IOException {
        JsonBody asked = JsonBody.read(body, List.of("maxTrials", "parallelism", "weight", "stop"));
        Study study = studies.any(id);
        Bounds now = study.bounds();
        var wanted = new Bounds(
                asked.whole("maxTrials", now.maxTrials(), 1, Search.MOST_TRIALS),
                asked.whole("parallelism", now.parallelism(), 1, Search.MOST_AT_ONCE),
                asked.number("weight").orElse(now.weight()),
                asked.value("stop", StopWhen.class).orElse(asked.names("stop") ? StopWhen.never() : now.stop()),
                "");
        if (!(wanted.weight() > 0 && wanted.weight() <= Search.MOST_WEIGHT)) {
            asked.wrong(
                    "/weight", "need a number above 0 and at most " + Search.MOST_WEIGHT + ", got " + wanted.weight());
        }
        boolean several = study.spec().weighsSeveral();
        if (several && wanted.stop().target() != null) {
            asked.wrong("/stop/target", "only with one objective, this study has several");
        }
        if (several && wanted.stop().stagnation() != null) {
            asked.wrong("/stop/stagnation", "only with one objective, this study has several");
        }
        asked.refuse();
        heed(desk.change(study.id(), wanted));
        return StudyView.of(studies.shown(id));
    }

    @POST
    @Path("/pause")
    @Operation(
            operationId = "pauseStudy",
            summary = "Pause a study",
            description = "Nothing new is proposed or handed to workers; what has begun ends and counts. The time of"
                    + " stop.seconds stands still. Pausing twice is once.")
    @APIResponse(
            responseCode = "200",
            description = "The paused study",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "It is not running")
    public StudyView pause(@RestPath String id) {
        heed(desk.pause(studies.any(id).id()));
        return StudyView.of(studies.shown(id));
    }

    @POST
    @Path("/resume")
    @Operation(
            operationId = "resumeStudy",
            summary = "Resume a paused study",
            description = "It goes on where it stood. Resuming twice is once.")
    @APIResponse(
            responseCode = "200",
            description = "The running study",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "It is not paused")
    public StudyView resume(@RestPath String id) {
        heed(desk.resume(studies.any(id).id()));
        return StudyView.of(studies.shown(id));
    }

    @POST
    @Path("/trials/{number}/cancel")
    @Operation(
            operationId = "cancelTrial",
            summary = "Cancel one trial",
            description =
                    "Its worker is told to stop, an external trainer when it reports. The budget counts the trial.")
    @APIResponse(
            responseCode = "200",
            description = "The study",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study or trial")
    @APIResponse(responseCode = "409", description = "The trial has ended already")
    public StudyView cancelTrial(@RestPath String id, @RestPath String number) {
        var study = studies.any(id).id();
        Verdict verdict = desk.cancelTrial(study, TellResource.trial(id, number), BY_USER)
                .orElseThrow(() -> TellResource.noTrial(id, number));
        if (verdict instanceof Verdict.Ignored ended) {
            throw ProblemException.conflict("trial " + number + " can't be cancelled: " + ended.reason());
        }
        return StudyView.of(studies.shown(id));
    }

    @POST
    @Path("/evaluate")
    @Operation(
            operationId = "evaluateStudy",
            summary = "Evaluate the winner again",
            description = "After an evaluation on the test part that failed: of a finished study that has a winner.")
    @APIResponse(
            responseCode = "200",
            description = "The study, which is evaluating",
            content = @Content(schema = @Schema(implementation = StudyView.class)))
    @APIResponse(responseCode = "404", description = "No such study")
    @APIResponse(responseCode = "409", description = "There is nothing to evaluate")
    public StudyView evaluate(@RestPath String id) {
        heed(desk.evaluate(studies.any(id).id()));
        return StudyView.of(studies.shown(id));
    }

    private static void heed(Verdict verdict) {
        if (verdict instanceof Verdict.Impossible impossible) {
            throw ProblemException.conflict(impossible.reason());
        }
    }
}
