package io.gatewise.results.store;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.outbox.Outbox;
import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.history.StudyPhase;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.proposal.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What counted, in the database. Each change is one transaction, the messages that it causes included. */
@ApplicationScoped
public class ResultsStore {

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Tables tables;

    ResultsStore(Jdbi jdbi, Outbox outbox, MessageCodec codec) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.tables = Tables.with(codec);
    }

    /** What is known of the study; a deleted one still has its place. */
    public Optional<StudyEntry> find(StudyId study) {
        return jdbi.inTransaction(handle -> tables.studies().find(handle, study).map(entry -> {
            StudyState state = entry.state();
            return new StudyEntry(
                    new StudyState(
                            state.last(),
                            state.spec(),
                            state.phase(),
                            tables.trials().history(handle, study, state.spec()),
                            state.basis()),
                    entry.fit(),
                    entry.calm());
        }));
    }

    /**
     * Takes in the next event of its study, with the answer if it is a demand.
     *
     * @param after the study after the event
     * @return false, and nothing changed, if the event before it isn't the last one taken in: another replica was
     *     quicker
     */
    public boolean append(StudyEvent event, StudyState after, Optional<Answer> answer) {
        return jdbi.inTransaction(transaction -> {
            if (!advance(transaction, event)) {
                return false;
            }
            new EventRows(transaction, tables, after.history()).of(event);
            answer.ifPresent(given -> {
                tables.answers().insert(transaction, event.id(), given.message());
                tables.studies().calm(transaction, event.id().study(), given.calm());
                given.fit()
                        .ifPresent(fit ->
                                tables.studies().fit(transaction, event.id().study(), fit));
                send(transaction, given.message());
            });
            return true;
        });
    }

    private boolean advance(Handle transaction, StudyEvent event) {
        if (event instanceof StudyEvent.StudyOpened opened) {
            return tables.studies().insert(transaction, opened);
        }
        // of these nothing goes out, and others follow: one that a crash undoes is a gap, and is asked for again
        boolean mayGo = event instanceof StudyEvent.TrialOpened || event instanceof StudyEvent.TrialEnded;
        return mayGo
                ? tables.studies().advanceHastily(transaction, event.id())
                : tables.studies().advance(transaction, event.id());
    }

    /** Sends the answer to a demand again, if it is the study's newest one; whether it was. */
    public boolean sendAgain(EventId demand) {
        return jdbi.inTransaction(transaction -> {
            Optional<TrialProposal> answer = tables.answers().newest(transaction, demand);
            answer.ifPresent(message -> send(transaction, message));
            return answer.isPresent();
        });
    }

    /** Asks the ledger for a study's events from {@code sequence} on. */
    public void askForEvents(StudyId study, int incarnation, long sequence) {
        jdbi.useTransaction(
                transaction -> send(transaction, new TrialProposal.EventsWanted(study, incarnation, sequence)));
    }

    /** Drops what was known of a study before it was restored from a backup. */
    public void dropBefore(EventId first) {
        jdbi.useTransaction(
                transaction -> tables.studies().deleteBefore(transaction, first.study(), first.incarnation()));
    }

    /** Keeps what attempts report on the way, where their trial is open at that rung. */
    public void keep(List<EpochEnded> points) {
        jdbi.useTransaction(transaction -> {
            for (Stretch stretch : Stretch.of(points)) {
                if (tables.trials().follow(transaction, stretch.key())) {
                    tables.curves().progress(transaction, stretch);
                }
            }
        });
    }

    /** The newest event of each study that may still change. */
    public Map<StudyId, EventId> standing() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select study, incarnation, last_sequence from results_studies where phase in (<phases>)")
                .bindList("phases", StudyPhase.RUNNING.key(), StudyPhase.PAUSED.key(), StudyPhase.EVALUATING.key())
                .map((row, context) -> new EventId(
                        new StudyId(row.getString("study")), row.getInt("incarnation"), row.getLong("last_sequence")))
                .stream()
                .collect(Collectors.toMap(EventId::study, Function.identity())));
    }

    private void send(Handle transaction, TrialProposal message) {
        outbox.append(transaction, Topics.TRIAL_PROPOSALS, message.study().value(), message);
    }
}
