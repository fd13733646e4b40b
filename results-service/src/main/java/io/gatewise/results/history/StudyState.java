package io.gatewise.results.history;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrialCost;
import java.util.Optional;

/**
 * A study after an event.
 *
 * @param last    the event after which this is
 * @param spec    what is searched and how, with the budget that it was opened with; null after the study was deleted
 * @param phase   where the study stands
 * @param history its trials
 * @param basis   what its opening brought besides the spec
 */
public record StudyState(EventId last, StudySpec spec, StudyPhase phase, History history, Basis basis) {

    /** The state after a study's first event. */
    public static StudyState opened(StudyEvent.StudyOpened event) {
        return new StudyState(event.id(), event.spec(), StudyPhase.RUNNING, History.empty(), Basis.of(event));
    }

    /** Which end of the objective is the good one. */
    public Direction direction() {
        return spec.objective().direction();
    }

    /** The best of the trials that were trained furthest; with several objectives the front's {@link StudyFront#winner}. */
    public Optional<TrialRecord> best() {
        return spec.weighsSeveral() ? front().winner() : history.best(direction(), spec.fullRung());
    }

    /** The trials that no other is better than in everything. */
    public StudyFront front() {
        return StudyFront.of(spec, history);
    }

    /**
     * The state after the next event.
     *
     * @throws IllegalArgumentException if the event contradicts the ones before it
     */
    public StudyState after(StudyEvent event) {
        return new Change(event.id()).of(event);
    }

    private StudyState at(EventId next, StudyPhase nextPhase, History nextHistory) {
        return new StudyState(next, spec, nextPhase, nextHistory, basis);
    }

    private final class Change implements EventCases<StudyState> {

        private final EventId next;

        Change(EventId next) {
            this.next = next;
        }

        @Override
        public StudyState opened(StudyEvent.StudyOpened event) {
            throw new IllegalArgumentException("study " + next.study() + " was opened twice");
        }

        @Override
        public StudyState changed(StudyEvent.StudyChanged event) {
            StudyPhase now = phase == StudyPhase.FINISHED ? StudyPhase.RUNNING : phase;
            StudySpec changed =
                    event.stop() == null ? spec : spec.withSearch(spec.search().withStop(event.stop()));
            return new StudyState(next, changed, now, history, basis);
        }

        @Override
        public StudyState paused(StudyEvent.StudyPaused event) {
            return at(next, StudyPhase.PAUSED, history);
        }

        @Override
        public StudyState resumed(StudyEvent.StudyResumed event) {
            return at(next, StudyPhase.RUNNING, history);
        }

        @Override
        public StudyState cancelled(StudyEvent.StudyCancelled event) {
            return at(next, StudyPhase.CANCELLED, history.cancelled());
        }

        @Override
        public StudyState finished(StudyEvent.StudyFinished event) {
            return at(next, StudyPhase.FINISHED, history);
        }

        @Override
        public StudyState deleted(StudyEvent.StudyDeleted event) {
            return new StudyState(next, null, StudyPhase.DELETED, History.empty(), Basis.NONE);
        }

        @Override
        public StudyState trialOpened(StudyEvent.TrialOpened event) {
            return at(
                    next,
                    phase,
                    history.opened(
                                    event.trial(),
                                    spec.parameters().normalise(event.configuration()),
                                    event.origin(),
                                    event.rung())
                            .taking(event.trial(), trial -> trial.expense().since(event.at())));
        }

        @Override
        public StudyState trialEnded(StudyEvent.TrialEnded event) {
            TrialCost counted =
                    event.provenance() == null ? null : event.provenance().cost();
            Course course =
                    event.outcome() instanceof Outcome.Completed completed ? Course.of(spec, completed) : Course.NONE;
            History ended = history.ended(event.trial(), event.outcome(), course)
                    .taking(
                            event.trial(),
                            trial -> trial.expense().ended(trial.rung(), event.at(), event.outcome(), counted));
            return at(next, phase, ended);
        }

        @Override
        public StudyState wanted(StudyEvent.ProposalsWanted event) {
            return at(next, phase, history);
        }

        @Override
        public StudyState evaluating(StudyEvent.EvaluationStarted event) {
            return at(next, StudyPhase.EVALUATING, history);
        }

        @Override
        public StudyState evaluated(StudyEvent.StudyEvaluated event) {
            return at(next, phase, history);
        }
    }
}
