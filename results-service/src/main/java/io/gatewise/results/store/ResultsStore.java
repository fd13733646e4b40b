package io.gatewise.results.store;

import com.fasterxml.jackson.databind.util.RawValue;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What counted, in the database. Each change is one transaction, the messages that it causes included. */
@ApplicationScoped
public class ResultsStore {

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final MessageCodec codec;
    private final Tables tables;

    ResultsStore(Jdbi jdbi, Outbox outbox, MessageCodec codec) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.codec = codec;
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
     * Takes in the next events of some studies, with the answers to the demands among them.
     *
     * @param advances at most one of each study
     * @return the studies of which nothing was changed, as the event before the advance isn't the last one taken in: another
     *     replica was quicker
     */
    public Set<StudyId> append(List<Advance> advances) {
        // replicas that meet here lock studies in one order, so that neither waits for the other for ever
        List<Advance> inOrder = advances.stream()
                .sorted(Comparator.comparing(advance -> advance.study().value()))
                .toList();
        boolean mayGo = advances.stream().allMatch(Advance::mayGo);
        return jdbi.inTransaction(transaction -> {
            Set<StudyId> overtaken = new HashSet<>();
            for (Advance advance : inOrder) {
                if (moved(transaction, advance, mayGo)) {
                    write(transaction, advance);
                } else {
                    overtaken.add(advance.study());
                }
            }
            return overtaken;
        });
    }

    private boolean moved(Handle transaction, Advance advance, boolean mayGo) {
        if (advance.first() instanceof StudyEvent.StudyOpened opened) {
            return tables.studies().insert(transaction, opened, advance);
        }
        // where nothing goes out, and others follow: what a crash undoes is a gap, and is asked for again
        return mayGo
                ? tables.studies().advanceHastily(transaction, advance)
                : tables.studies().advance(transaction, advance);
    }

    private void write(Handle transaction, Advance advance) {
        List<Integer> trials = advance.changed();
        if (trials.size() > 1) {
            tables.trials().lock(transaction, advance.study(), trials);
        }
        for (Step step : advance.steps()) {
            new EventRows(transaction, tables, step.after().state().history()).of(step.event());
            step.answer().ifPresent(given -> step.place().run(() -> answer(transaction, step.event(), given)));
        }
    }

    private void answer(Handle transaction, StudyEvent demand, Answer given) {
        String text = codec.write(given.message());
        tables.answers().insert(transaction, demand.id(), text);
        send(transaction, demand.id().study(), new RawValue(text));
    }

    /** Sends the answer to a demand again, if it is the study's newest one; whether it was. */
    public boolean sendAgain(EventId demand) {
        return jdbi.inTransaction(transaction -> {
            Optional<TrialProposal> answer = tables.answers().newest(transaction, demand);
            answer.ifPresent(message -> send(transaction, message.study(), message));
            return answer.isPresent();
        });
    }

    /** Asks the ledger for a study's events from {@code sequence} on. */
    public void askForEvents(StudyId study, int incarnation, long sequence) {
        jdbi.useTransaction(
                transaction -> send(transaction, study, new TrialProposal.EventsWanted(study, incarnation, sequence)));
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

    private void send(Handle transaction, StudyId study, Object message) {
        outbox.append(transaction, Topics.TRIAL_PROPOSALS, study.value(), message);
    }
}
