package io.gatewise.results.store;

import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.Fit;
import java.util.Optional;

/**
 * What the service knows of a study between two events.
 *
 * @param state what counted
 * @param fit   where the next fit of the surrogates starts
 */
public record StudyEntry(StudyState state, Optional<Fit> fit) {}
