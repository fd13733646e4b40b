package io.gatewise.study.ledger;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialCommand;
import java.util.List;

/**
 * A change of a study, to be written in one transaction.
 *
 * @param study    its new state
 * @param trials   the trials that changed, in their new state
 * @param events   what counts from now on, in order
 * @param commands what workers are to stop
 * @param notes    what was left out and why, for the log
 * @param served   asks that have their answer now
 * @param asking   asks that a demand was made for
 */
public record Decision(
        Study study,
        List<Trial> trials,
        List<StudyEvent> events,
        List<TrialCommand> commands,
        List<String> notes,
        List<Served> served,
        List<Ask> asking)
        implements Verdict {

    public Decision {
        trials = List.copyOf(trials);
        events = List.copyOf(events);
        commands = List.copyOf(commands);
        notes = List.copyOf(notes);
        served = List.copyOf(served);
        asking = List.copyOf(asking);
    }

    Decision with(List<Served> answers, List<Ask> demanding) {
        return new Decision(study, trials, events, commands, notes, answers, demanding);
    }
}
