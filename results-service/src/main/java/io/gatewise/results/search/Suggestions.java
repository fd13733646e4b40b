package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import java.util.List;
import java.util.Optional;

/**
 * A sampler's answer.
 *
 * @param configurations what to try, in order
 * @param fit            the surrogates that this came from; empty if none was fitted
 */
public record Suggestions(List<Configuration> configurations, Optional<Fit> fit) {

    public Suggestions {
        configurations = List.copyOf(configurations);
    }
}
