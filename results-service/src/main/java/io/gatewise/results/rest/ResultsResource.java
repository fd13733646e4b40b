package io.gatewise.results.rest;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Audited;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.store.ResultsQueries;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What studies found. */
@Path("/api/v1/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results")
@Blocking
public class ResultsResource {

    private final ResultsQueries queries;
    private final ArtifactStore artifacts;
    private final CurrentCaller caller;

    ResultsResource(ResultsQueries queries, ArtifactStore artifacts, CurrentCaller caller) {
        this.queries = queries;
        this.artifacts = artifacts;
        this.caller = caller;
    }

    /** Every study with its best trial so far. */
    @GET
    @Operation(summary = "All studies, the newest first, with their best trial so far")
    public ResultsList list() {
        return new ResultsList(queries.studies(caller.get()));
    }

    /** One study: best trial, all trials, their learning curves. */
    @GET
    @Path("{study}")
    @Operation(summary = "One study: best trial so far, all trials, learning curves, test scores")
    public StudyReport study(
            @PathParam("study") String study, @QueryParam("curves") @DefaultValue("true") boolean curves) {
        return queries.study(caller.get(), StudyPaths.known(study), curves)
                .orElseThrow(() -> StudyPaths.unknown(study));
    }

    /** The network of the best trial so far, as DL4J's own zip. */
    @GET
    @Audited
    @Path("{study}/model")
    @Produces("application/zip")
    @Operation(
            summary = "The network of the best trial so far, as DL4J's own zip",
            description = "With several folds: the winner trained on all data but the test part, once the search ended."
                    + " With ?trial=n: the one that this trial kept, such as another one of the front's.")
    public Response model(@PathParam("study") String study, @QueryParam("trial") Integer trial) throws IOException {
        StudyReport report = queries.study(caller.get(), StudyPaths.known(study), false)
                .orElseThrow(() -> StudyPaths.unknown(study));
        boolean other = trial != null && (report.best() == null || report.best().trial() != trial);
        ResultsQueries.Model model = other
                ? queries.model(caller.get(), StudyPaths.known(study), trial).orElseThrow(() -> noModel(report, trial))
                : queries.model(caller.get(), StudyPaths.known(study)).orElseThrow(() -> noModel(report));
        String name = model.studyName().replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^-|-$", "");
        String file = (name + "-trial-" + model.trial() + ".zip").replaceAll("^-", "");
        try {
            return Response.ok(artifacts.open(model.artifact()))
                    .header(HttpHeaders.CONTENT_LENGTH, model.artifact().bytes())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                    .build();
        } catch (NoSuchFileException gone) {
            throw ProblemException.notFound("the network of trial " + model.trial() + " of study " + study
                    + " is no longer in the artifact store");
        }
    }

    private static ProblemException noModel(StudyReport report, int trial) {
        return ProblemException.notFound("study " + report.study() + " has no network of trial " + trial
                + ": need a completed trial that Gatewise trained, on one fold");
    }

    private static ProblemException noModel(StudyReport report) {
        if (report.spec().asksAndTells()) {
            return ProblemException.notFound("the trials of study " + report.study()
                    + " are trained outside Gatewise, which has no network of them");
        }
        if (report.best() != null && report.spec().validation().folds() > 1) {
            String when = report.active()
                    ? "it is trained on all data when the search has ended"
                    : "there was no test part" + " to evaluate on, or the evaluation failed";
            return ProblemException.notFound("trial " + report.best().trial() + ", the best of study " + report.study()
                    + ", trained a network for each fold and keeps none: " + when);
        }
        if (report.best() != null) {
            return ProblemException.notFound(
                    "trial " + report.best().trial() + ", the best of study " + report.study() + ", left no network");
        }
        return ProblemException.notFound("study " + report.study() + " has no network yet: no trial has completed, "
                + report.trials().size() + " were opened, the study is " + report.state());
    }
}
