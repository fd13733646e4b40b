package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.proposal.Answer;
import io.gatewise.results.proposal.Calm;
import io.gatewise.results.search.Fit;
import java.util.Optional;

/**
 * What the service knows of a study between two events.
 *
 * @param state what counted
 * @param fit   where the next fit of the surrogates starts
 * @param calm  since when no improvement beyond the noise is expected
 */
public record StudyEntry(StudyState state, Optional<Fit> fit, Calm calm) {

    /**
     * What is known after the next event.
     *
     * @param next   the state then
     * @param answer to the event, if it was a demand
     */
    public StudyEntry after(StudyEvent event, StudyState next, Optional<Answer> answer) {
        Calm kept = event instanceof StudyEvent.StudyChanged ? Calm.NONE : calm;
        return new StudyEntry(
                next,
                answer.flatMap(Answer::fit).or(() -> fit),
                answer.map(Answer::calm).orElse(kept));
    }
}
