package io.gatewise.results.web;

import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.StudySummary;
import io.gatewise.results.store.ResultsQueries;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The front page: all studies. */
@Path("/")
public class StudiesPage {

    private final ResultsQueries queries;
    private final CurrentCaller caller;

    StudiesPage(ResultsQueries queries, CurrentCaller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    /** One line of the page. */
    record Line(String study, String name, String state, String trials, String best) {

        private static String values(StudySummary summary) {
            Map<String, Double> several = summary.best().values();
            return several.isEmpty()
                    ? summary.metric() + " " + Numbers.text(summary.best().score())
                    : several.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + Numbers.text(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }

        static Line of(StudySummary summary) {
            String best = summary.best() == null ? "" : values(summary);
            return new Line(
                    summary.study(),
                    summary.name(),
                    summary.state(),
                    summary.ended() + " of " + summary.trials(),
                    best);
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance studies(List<Line> lines, boolean refreshing);
    }

    /** All studies, linking to their reports. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    @Operation(hidden = true)
    public TemplateInstance page() {
        List<StudySummary> studies = queries.studies(caller.get());
        boolean refreshing = studies.stream()
                .anyMatch(s -> !s.state().equals("finished") && !s.state().equals("cancelled"));
        return Templates.studies(studies.stream().map(Line::of).toList(), refreshing);
    }
}
