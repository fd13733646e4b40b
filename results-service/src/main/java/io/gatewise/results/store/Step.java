package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.proposal.Answer;
import io.gatewise.results.proposal.Calm;
import java.util.Optional;

/**
 * An event, and what it makes of its study.
 *
 * @param after  what is known of the study after the event
 * @param answer to the event, if it is a demand
 * @param place  where the event's message was handled: the answer carries its trace
 */
public record Step(StudyEvent event, StudyEntry after, Optional<Answer> answer, Place place) {

    /**
     * The step from what was known before, made where this thread is.
     *
     * @param state the state after the event
     */
    public static Step from(Optional<StudyEntry> before, StudyEvent event, StudyState state, Optional<Answer> answer) {
        StudyEntry after = before.map(entry -> entry.after(event, state, answer))
                .orElseGet(() -> new StudyEntry(state, Optional.empty(), Calm.NONE));
        return new Step(event, after, answer, Place.here());
    }
}
