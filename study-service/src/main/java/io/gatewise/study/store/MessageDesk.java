package io.gatewise.study.store;

import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.message.TrialProgress.Started;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.AttemptJudge;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Sequencer;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ledger.Verdict.Impossible;
import io.gatewise.study.metrics.TrialMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** What messages do in the ledger. Those that were read together take effect in one transaction, in the order read. */
@ApplicationScoped
public class MessageDesk {

    private static final int EVENTS_AT_ONCE = 500;

    private final Ledger ledger;
    private final LedgerWriter writer;
    private final TrialMetrics metrics;
    private final AttemptJudge judge;

    MessageDesk(Ledger ledger, LedgerWriter writer, TrialMetrics metrics) {
        this.ledger = ledger;
        this.writer = writer;
        this.metrics = metrics;
        this.judge = ledger.attemptJudge();
    }

    /**
     * How workers say that attempts ended; it is kept as evidence in any case.
     *
     * @param work begins the work on the message of that place
     */
    public List<Verdict> take(List<TrialAttempt> reports, IntFunction<Work> work) {
        return together(reports, TrialAttempt::key, this::take, work);
    }

    /** Workers have begun. */
    public List<Verdict> started(List<Started> starts, IntFunction<Work> work) {
        return together(starts, Started::key, this::started, work);
    }

    /** What results-service answers. */
    public List<Verdict> answered(List<TrialProposal> answers, IntFunction<Work> work) {
        List<StudyId> studies = answers.stream().map(TrialProposal::study).toList();
        return ledger.together(studies, List.of(), page -> each(page, answers, this::answered, work));
    }

    private <T> List<Verdict> together(
            List<T> messages,
            Function<T, AttemptKey> about,
            BiFunction<LedgerPage, T, Verdict> effect,
            IntFunction<Work> work) {
        List<TrialKey> keys = messages.stream()
                .map(about)
                .map(key -> new TrialKey(key.study(), key.trial()))
                .toList();
        return ledger.together(
                keys.stream().map(TrialKey::study).toList(), keys, page -> each(page, messages, effect, work));
    }

    private static <T> List<Verdict> each(
            LedgerPage page, List<T> messages, BiFunction<LedgerPage, T, Verdict> effect, IntFunction<Work> work) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int place = 0; place < messages.size(); place++) {
            try (Work ignoredUntilClosed = work.apply(place)) {
                verdicts.add(effect.apply(page, messages.get(place)));
            }
        }
        return verdicts;
    }

    private Verdict take(LedgerPage page, TrialAttempt report) {
        AttemptKey key = report.key();
        Optional<Trial> before = page.study(key.study()).flatMap(study -> page.trial(key.study(), key.trial()));
        Verdict verdict = page.judge(key, (study, trial, at) -> {
            if (report instanceof TrialAttempt.Ended ended) {
                return judge.ended(study, trial, ended, at);
            }
            return report instanceof TrialAttempt.Evaluated evaluated
                    ? judge.evaluated(study, trial, evaluated, at)
                    : judge.givenBack(study, trial, (TrialAttempt.GivenBack) report, at);
        });
        keep(page, report, verdict);
        boolean held = verdict instanceof Decision
                && before.filter(trial -> trial.rung().number() == key.rung()
                                && trial.state().heldBy(key.attempt(), report.run()))
                        .isPresent();
        if (held) {
            // its request and its run were the newest, and are over
            page.endedByItsRun(before.get());
        } else {
            LooseEnds.reported(page.transaction(), key, report.run());
        }
        return verdict;
    }

    private static void keep(LedgerPage page, TrialAttempt report, Verdict verdict) {
        boolean deleted = page.study(report.key().study())
                .filter(study -> study.state() == StudyState.DELETED)
                .isPresent();
        if (deleted) {
            // it may have written something since
            LeftoverRows.leave(
                    page.transaction(), LeftoverRows.STUDY, report.key().study().value(), page.now());
        } else if (!(verdict instanceof Impossible)) {
            String note = verdict instanceof Verdict.Ignored ignored ? ignored.reason() : "";
            page.keep(new AttemptRows.Kept(report, verdict instanceof Decision, note, page.now()));
        }
    }

    private Verdict started(LedgerPage page, Started start) {
        Verdict verdict = page.judge(
                start.key(),
                (study, trial, at) -> judge.started(study, trial, start.key(), start.run(), start.worker(), at));
        if (verdict instanceof Verdict.Ignored) {
            page.change(start.key().study(), (transaction, study, at) -> {
                begunInVain(transaction, study, start, at);
                return verdict;
            });
        }
        return verdict;
    }

    /** It must end like any other run; a command that stops it may have been taken back already. */
    private void begunInVain(Handle transaction, Study study, Started start, Instant at) {
        boolean begun = LooseEnds.began(transaction, start.key(), start.run(), at);
        boolean stopped = study.state().over() && study.state() != StudyState.FINISHED;
        if (begun && stopped && !CommandRows.stops(transaction, study.id())) {
            writer.command(transaction, study.id(), new StopStudy(study.id(), study.reason()));
        }
    }

    private Verdict answered(LedgerPage page, TrialProposal answer) {
        if (answer instanceof EventsWanted wanted) {
            return page.change(wanted.study(), (transaction, study, at) -> sendAgain(transaction, study, wanted));
        }
        Optional<Study> study = page.study(answer.study());
        if (study.isEmpty()) {
            return new Impossible("there is no study " + answer.study());
        }
        Instant at = page.now();
        Verdict verdict = study.get().spec().asksAndTells()
                ? page.change(answer.study(), (transaction, current, now) -> asked(page, current, answer, now))
                : page.decide(study.get(), judged(page, study.get(), answer, at), at);
        Instant sent = page.demandSent(answer.study());
        if (verdict instanceof Decision && sent != null) {
            page.transaction().afterCommit(() -> metrics.answered(Duration.between(sent, at)));
        }
        return verdict;
    }

    private static Verdict judged(LedgerPage page, Study study, TrialProposal answer, Instant at) {
        return answer instanceof TrialsProposed proposed
                ? Sequencer.propose(study, proposed, number -> page.trial(study.id(), number), at)
                : Sequencer.nothingLeft(study, (NothingLeft) answer, winner(page, (NothingLeft) answer), at);
    }

    private static Verdict asked(LedgerPage page, Study study, TrialProposal answer, Instant at) {
        var line = AskDesk.line(page.transaction(), study, at);
        return answer instanceof TrialsProposed proposed
                ? line.propose(proposed, number -> page.trial(study.id(), number))
                : line.nothingLeft((NothingLeft) answer, winner(page, (NothingLeft) answer));
    }

    private static Optional<Trial> winner(LedgerPage page, NothingLeft end) {
        return Optional.ofNullable(end.winner()).flatMap(number -> page.trial(end.study(), number));
    }

    /** Events are sent again in order, before any new one: the row lock keeps those back. */
    private Verdict sendAgain(Handle transaction, Study study, EventsWanted wanted) {
        if (wanted.incarnation() > study.incarnation()) {
            return new Impossible("the newest incarnation is " + study.incarnation());
        }
        long next = wanted.incarnation() < study.incarnation() ? 1 : Math.max(1, wanted.fromSequence());
        List<StudyEvent> events;
        do {
            events = EventRows.from(transaction, study.id(), study.incarnation(), next, EVENTS_AT_ONCE);
            events.forEach(event -> writer.publish(transaction, event));
            next += events.size();
        } while (events.size() == EVENTS_AT_ONCE);
        return new Verdict.Ignored("events were sent again up to " + (next - 1));
    }
}
