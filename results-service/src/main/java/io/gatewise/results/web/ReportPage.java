package io.gatewise.results.web;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.ResultsServiceSettings;
import io.gatewise.results.contribution.Contribution;
import io.gatewise.results.contribution.Contributions;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.store.EffortQueries;
import io.gatewise.results.store.ResultsQueries;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A study's report: one HTML document without anything to load. */
@Path("/api/v1/results/{study}/report")
@Tag(name = "results")
public class ReportPage {

    private final ResultsQueries queries;
    private final EffortQueries efforts;
    private final ResultsServiceSettings settings;
    private final CurrentCaller caller;

    ReportPage(ResultsQueries queries, EffortQueries efforts, ResultsServiceSettings settings, CurrentCaller caller) {
        this.queries = queries;
        this.efforts = efforts;
        this.settings = settings;
        this.caller = caller;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance report(ReportView view);
    }

    /** The report of a study, running or not. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    @Operation(summary = "The study's report: one self-contained HTML page")
    public TemplateInstance page(@PathParam("study") String study) {
        StudyReport report = find(study).orElseThrow(() -> ProblemException.notFound("there is no study " + study));
        List<Contribution> contributions = Contributions.of(report, efforts.efforts(new StudyId(report.study())));
        return Templates.report(new ReportView(report, contributions, settings.curvesInReport()));
    }

    private Optional<StudyReport> find(String study) {
        try {
            return queries.study(caller.get(), new StudyId(study), true);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
