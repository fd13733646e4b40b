package io.gatewise.results.rest;

import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.contribution.Contribution;
import io.gatewise.results.contribution.Contributions;
import io.gatewise.results.store.EffortQueries;
import io.gatewise.results.store.ResultsQueries;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What each part of a study's spec contributed. */
@Path("/api/v1/results/{study}/contributions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results")
public class ContributionsResource {

    private final ResultsQueries queries;
    private final EffortQueries efforts;
    private final CurrentCaller caller;

    ContributionsResource(ResultsQueries queries, EffortQueries efforts, CurrentCaller caller) {
        this.queries = queries;
        this.efforts = efforts;
        this.caller = caller;
    }

    /** All that can be said of a study so far. */
    public record ContributionsList(List<Contribution> contributions) {}

    /** What the parts of a study's spec did, running or not. */
    @GET
    @Blocking
    @Operation(summary = "What each part of the study's spec contributed to its result, in sentences")
    public ContributionsList contributions(@PathParam("study") String study) {
        StudyId id = StudyPaths.known(study);
        return queries.study(caller.get(), id, false)
                .map(report -> new ContributionsList(Contributions.of(report, efforts.efforts(id))))
                .orElseThrow(() -> StudyPaths.unknown(study));
    }
}
