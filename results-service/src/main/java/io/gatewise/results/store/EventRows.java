package io.gatewise.results.store;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.Outcome;
import io.gatewise.results.history.Course;
import io.gatewise.results.history.EventCases;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.StudyPhase;
import io.gatewise.results.history.TrialRecord;
import org.jdbi.v3.core.Handle;

/** What an event changes in the tables, the sequence aside. */
final class EventRows implements EventCases<Void> {

    private final Handle transaction;
    private final Tables tables;
    private final History after;

    /** @param after the study's trials after the event */
    EventRows(Handle transaction, Tables tables, History after) {
        this.transaction = transaction;
        this.tables = tables;
        this.after = after;
    }

    @Override
    public Void opened(StudyEvent.StudyOpened event) {
        return null; // the row was inserted with the sequence
    }

    @Override
    public Void changed(StudyEvent.StudyChanged event) {
        tables.studies().change(transaction, event);
        return null;
    }

    @Override
    public Void paused(StudyEvent.StudyPaused event) {
        tables.studies().phase(transaction, event.id().study(), StudyPhase.PAUSED);
        return null;
    }

    @Override
    public Void resumed(StudyEvent.StudyResumed event) {
        tables.studies().phase(transaction, event.id().study(), StudyPhase.RUNNING);
        return null;
    }

    @Override
    public Void cancelled(StudyEvent.StudyCancelled event) {
        tables.trials().cancelOpen(transaction, event.id().study());
        tables.studies().end(transaction, event.id().study(), StudyPhase.CANCELLED, null, event.reason(), event.at());
        return null;
    }

    @Override
    public Void finished(StudyEvent.StudyFinished event) {
        tables.studies()
                .end(transaction, event.id().study(), StudyPhase.FINISHED, event.winner(), event.reason(), event.at());
        return null;
    }

    @Override
    public Void deleted(StudyEvent.StudyDeleted event) {
        tables.trials().delete(transaction, event.id().study());
        tables.answers().delete(transaction, event.id().study().value());
        tables.studies().forget(transaction, event.id().study());
        return null;
    }

    @Override
    public Void trialOpened(StudyEvent.TrialOpened event) {
        tables.trials().open(transaction, event);
        return null;
    }

    @Override
    public Void trialEnded(StudyEvent.TrialEnded event) {
        tables.trials().end(transaction, event, course(event));
        tables.curves().accept(transaction, event);
        return null;
    }

    private Course course(StudyEvent.TrialEnded event) {
        return event.outcome() instanceof Outcome.Completed
                ? after.trial(event.trial())
                        .flatMap(TrialRecord::last)
                        .map(RungScore::course)
                        .orElse(Course.NONE)
                : Course.NONE;
    }

    @Override
    public Void wanted(StudyEvent.ProposalsWanted event) {
        return null; // its answer is written apart
    }

    @Override
    public Void evaluating(StudyEvent.EvaluationStarted event) {
        tables.studies().phase(transaction, event.id().study(), StudyPhase.EVALUATING);
        return null;
    }

    @Override
    public Void evaluated(StudyEvent.StudyEvaluated event) {
        tables.studies().evaluation(transaction, event.id().study(), event.evaluation());
        return null;
    }
}
