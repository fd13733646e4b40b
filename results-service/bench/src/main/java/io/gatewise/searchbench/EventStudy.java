package io.gatewise.searchbench;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.StudyEvent.StudyChanged;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialEnded;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.StudyState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A study of an external trainer whose events are made here, one trial at a time. */
final class EventStudy {

    private static final StudyId ID = new StudyId("bench");

    private final Instant at = Instant.EPOCH;
    private StudyState state;

    EventStudy(Surface surface, Search search) {
        StudySpec spec = StudySpec.external(
                surface.name(), surface.space(), new Objective("loss", Direction.MINIMIZE), search, null);
        state = StudyState.opened(new StudyOpened(new EventId(ID, 1, 1), at, spec, null));
    }

    StudyState state() {
        return state;
    }

    private EventId next() {
        return new EventId(ID, 1, state.last().sequence() + 1);
    }

    /** Asks for a proposal; what comes of it is the caller's. */
    ProposalsWanted demand(int left) {
        return new ProposalsWanted(next(), at, 1, left);
    }

    /** The demand was answered. */
    void answered(ProposalsWanted demand) {
        state = state.after(demand);
    }

    /** From now on it ends so. */
    void change(StopWhen stop) {
        Search search = state.spec().search();
        state = state.after(new StudyChanged(next(), at, search.maxTrials(), search.parallelism(), stop));
    }

    /** Opens and ends a trial; a value of NaN is infeasible. */
    void tried(Configuration configuration, double value, double seconds) {
        int number = state.history().size() + 1;
        state = state.after(
                new TrialOpened(next(), at, number, configuration, state.spec().fullRung(), "proposed"));
        Outcome outcome = Double.isNaN(value)
                ? new Outcome.Infeasible("told", "the loss is no number", List.of())
                : new Outcome.Completed(value, Map.of(), List.of(), 1, true, "told", 0, seconds, null);
        state = state.after(new TrialEnded(next(), at, number, 1, outcome, 1, null));
    }
}
