package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.study.store.DatasetCatalogue;
import io.gatewise.study.store.StoredDataset;
import io.gatewise.study.template.DataSize;
import io.gatewise.study.template.SpaceTemplate;
import io.gatewise.study.template.SpaceTemplates;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/templates}. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Templates", description = "Search spaces out of the literature, sized by a data set.")
class TemplateResource {

    private final DatasetCatalogue datasets;
    private final CurrentCaller caller;

    TemplateResource(DatasetCatalogue datasets, CurrentCaller caller) {
        this.datasets = datasets;
        this.caller = caller;
    }

    /**
     * A template.
     *
     * @param tasks      types of tasks that it fits; empty for all
     * @param parameters as a spec has them
     * @param training   what is fixed besides
     * @param sources    where each parameter's range comes from
     */
    @Schema(name = "SpaceTemplate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String name,
            String description,
            Set<String> tasks,
            @Schema(implementation = Object[].class) SearchSpace parameters,
            @Schema(implementation = Object.class) Configuration training,
            Map<String, String> sources) {

        static View of(SpaceTemplate template) {
            Map<String, String> sources = new LinkedHashMap<>();
            template.parameters().forEach(each -> sources.put(each.parameter().name(), each.source()));
            return new View(
                    template.name(),
                    template.description(),
                    template.tasks(),
                    new SearchSpace(template.parameters().stream()
                            .map(SpaceTemplate.Source::parameter)
                            .toList()),
                    template.training(),
                    sources);
        }
    }

    /** All templates. */
    @Schema(name = "SpaceTemplates")
    record Page(List<View> templates) {}

    @GET
    @Operation(operationId = "listTemplates", summary = "List the templates of search spaces")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "404", description = "No such data set")
    public Page list(
            @RestQuery @Parameter(description = "size them by this data set, by name or digest") String dataset) {
        return new Page(SpaceTemplates.all(size(dataset)).stream().map(View::of).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(
            operationId = "getTemplate",
            summary = "Get a template",
            description = "A spec that names it also sizes it by the task: targets, season, horizon.")
    @APIResponse(
            responseCode = "200",
            description = "Its parameters and their sources",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "No such template or data set")
    public View get(
            @RestPath String name,
            @RestQuery @Parameter(description = "size it by this data set, by name or digest") String dataset) {
        DataSize size = size(dataset);
        return SpaceTemplates.named(name, size)
                .map(View::of)
                .orElseThrow(() -> ProblemException.notFound("there is no template " + name + ": need one of "
                        + SpaceTemplates.all(size).stream()
                                .map(SpaceTemplate::name)
                                .toList()));
    }

    private DataSize size(String dataset) {
        if (dataset == null) {
            return DataSize.UNKNOWN;
        }
        StoredDataset stored = datasets.find(caller.get(), dataset)
                .orElseThrow(() -> ProblemException.notFound("there is no data set " + dataset));
        return DataSize.of(stored.profile(), null);
    }
}
