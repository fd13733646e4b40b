package io.gatewise.study.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import java.util.List;
import java.util.Set;

/**
 * A search space by name, sized for some data.
 *
 * @param name        as specs name it
 * @param description what it is for
 * @param tasks       the types of tasks that it fits; empty for all
 * @param parameters  what is searched, each with where it comes from
 * @param training    what is fixed besides
 */
public record SpaceTemplate(
        String name,
        String description,
        @JsonProperty("tasks") Set<String> tasks,
        List<Source> parameters,
        Configuration training) {

    public SpaceTemplate {
        tasks = new java.util.TreeSet<>(tasks);
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter and where its range comes from.
     *
     * @param source a name of the package's list of sources, or the data
     */
    public record Source(Parameter parameter, String source) {}
}
