package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.message.TrialProgress.Started;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.EventsWanted;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.ledger.AskLine;
import io.gatewise.study.ledger.AttemptJudge;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.RetryRule;
import io.gatewise.study.ledger.Sequencer;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ledger.Verdict.Impossible;
import io.gatewise.study.metrics.TrialMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger: every change of a study, each one transaction under the study's row lock that writes its
 * state and the messages that follow from it.
 */
@ApplicationScoped
public class Ledger {

    private static final int EVENTS_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final LedgerWriter writer;
    private final LedgerSignal signal;
    private final AskBoard board;
    private final TrialMetrics metrics;
    private final Clock clock;
    private final AttemptJudge judge;

    Ledger(
            Jdbi jdbi,
            LedgerWriter writer,
            LedgerSignal signal,
            AskBoard board,
            TrialMetrics metrics,
            Clock clock,
            StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.writer = writer;
        this.signal = signal;
        this.board = board;
        this.metrics = metrics;
        this.clock = clock;
        this.judge = new AttemptJudge(new RetryRule(settings.attempts()));
    }

    /** What a change comes to, under the study's row lock. */
    interface Judgement {
        Verdict of(Handle transaction, Study study, Instant at);
    }

    private interface TrialJudgement {
        Verdict of(Study study, Trial trial, Instant at);
    }

    /**
     * A new study.
     *
     * @param owner  whose it is
     * @param start  the network that trainings start from; null to start at random
     * @param costs  what its configurations cost
     * @param earlier what other studies have learnt that its search begins with
     * @throws GoneMeanwhileException if data set or start were deleted after they were looked up
     */
    public void open(
            StudyId id,
            Caller owner,
            StudySpec spec,
            DataReference data,
            StartingModel start,
            StudyCosts costs,
            List<EarlierStudy> earlier) {
        Instant at = clock.instant();
        jdbi.useTransaction(transaction -> {
            Foundations.hold(transaction, data, start);
            String name = owner.owner().isEmpty() ? null : owner.owner();
            writer.write(transaction, Sequencer.open(id, name, spec, data, start, costs, earlier, at), at);
            StudyRows.own(transaction, id, owner.owner());
        });
        signal.raise();
    }

    /** Ends a study for good; empty if there is no such study. */
    public Optional<Verdict> cancel(StudyId id, String reason) {
        Verdict verdict = change(id, (transaction, study, at) -> {
            Verdict end = Sequencer.cancel(study, TrialRows.open(transaction, id), reason, at);
            return end instanceof Decision decision
                    ? AskLine.closing(decision, AskRows.waiting(transaction, id), at)
                    : end;
        });
        return verdict instanceof Impossible ? Optional.empty() : Optional.of(verdict);
    }

    /** What results-service answers. */
    public Verdict take(TrialProposal answer) {
        if (answer instanceof EventsWanted wanted) {
            return sendAgain(wanted);
        }
        return change(answer.study(), (transaction, study, at) -> {
            Verdict verdict = judged(transaction, study, answer, at);
            if (verdict instanceof Decision) {
                StudyRows.demandSentAt(transaction, study.id())
                        .ifPresent(sent -> transaction.afterCommit(() -> metrics.answered(Duration.between(sent, at))));
            }
            return verdict;
        });
    }

    private static Verdict judged(Handle transaction, Study study, TrialProposal answer, Instant at) {
        boolean asked = study.spec().asksAndTells();
        IntFunction<Optional<Trial>> trials = number -> TrialRows.find(transaction, study.id(), number);
        if (answer instanceof TrialsProposed proposed) {
            return asked
                    ? AskDesk.line(transaction, study, at).propose(proposed, trials)
                    : Sequencer.propose(study, proposed, trials, at);
        }
        NothingLeft end = (NothingLeft) answer;
        Optional<Trial> winner = Optional.ofNullable(end.winner()).flatMap(trials::apply);
        return asked
                ? AskDesk.line(transaction, study, at).nothingLeft(end, winner)
                : Sequencer.nothingLeft(study, end, winner, at);
    }

    /** How a worker says that an attempt ended; it is kept as evidence in any case. */
    public Verdict take(TrialAttempt report) {
        return change(report.key().study(), (transaction, study, at) -> {
            Verdict verdict = judge(transaction, study, report.key(), at, (current, trial, now) -> {
                if (report instanceof TrialAttempt.Ended ended) {
                    return judge.ended(current, trial, ended, now);
                }
                return report instanceof TrialAttempt.Evaluated evaluated
                        ? judge.evaluated(current, trial, evaluated, now)
                        : judge.givenBack(current, trial, (TrialAttempt.GivenBack) report, now);
            });
            String note = verdict instanceof Verdict.Ignored ignored ? ignored.reason() : "";
            if (study.state() == StudyState.DELETED) {
                // it may have written something since
                LeftoverRows.leave(transaction, LeftoverRows.STUDY, study.id().value(), at);
            } else if (!(verdict instanceof Impossible)) {
                AttemptRows.keep(transaction, report, verdict instanceof Decision, note, at);
            }
            LooseEnds.reported(transaction, report.key(), report.run());
            return verdict;
        });
    }

    /** A worker has begun. */
    public Verdict started(Started start) {
        return change(start.key().study(), (transaction, study, at) -> {
            Verdict verdict = judge(
                    transaction,
                    study,
                    start.key(),
                    at,
                    (current, trial, now) ->
                            judge.started(current, trial, start.key(), start.run(), start.worker(), now));
            if (verdict instanceof Verdict.Ignored) {
                begunInVain(transaction, study, start, at);
            }
            return verdict;
        });
    }

    /** It must end like any other run; a command that stops it may have been taken back already. */
    private void begunInVain(Handle transaction, Study study, Started start, Instant at) {
        boolean begun = LooseEnds.began(transaction, start.key(), start.run(), at);
        boolean stopped = study.state().over() && study.state() != StudyState.FINISHED;
        if (begun && stopped && !CommandRows.stops(transaction, study.id())) {
            writer.command(transaction, study.id(), new StopStudy(study.id(), study.reason()));
        }
    }

    /** An attempt fell silent, or its request was not taken though later ones were. */
    public Verdict lost(AttemptKey key) {
        return change(key.study(), (transaction, study, at) -> {
            LooseEnds.lost(transaction, key);
            return judge(transaction, study, key, at, (current, trial, now) -> judge.lost(current, trial, key, now));
        });
    }

    /** Workers took nothing for long, that attempt's request neither. */
    public Verdict untaken(AttemptKey key) {
        return change(
                key.study(),
                (transaction, study, at) -> judge(
                        transaction, study, key, at, (current, trial, now) -> judge.untaken(current, trial, key, now)));
    }

    private static Verdict judge(Handle transaction, Study study, AttemptKey key, Instant at, TrialJudgement rule) {
        if (study.state() == StudyState.DELETED) {
            return new Verdict.Ignored("the study is deleted");
        }
        return TrialRows.find(transaction, study.id(), key.trial())
                .map(trial -> rule.of(study, trial, at))
                .orElseGet(() -> new Impossible("there is no trial " + key.trial() + " of study " + study.id()));
    }

    /** Writes what {@code rule} decides; impossible where there is no such study. */
    Verdict change(StudyId id, Judgement rule) {
        Verdict verdict = jdbi.inTransaction(transaction -> {
            Optional<Study> study = StudyRows.lock(transaction, id);
            if (study.isEmpty()) {
                return new Impossible("there is no study " + id);
            }
            Instant at = clock.instant();
            Verdict found = rule.of(transaction, study.get(), at);
            if (found instanceof Decision decision) {
                writer.write(transaction, decision, at);
            }
            return found;
        });
        if (verdict instanceof Decision decision) {
            decision.served().forEach(served -> board.served(served.ask().number()));
            // what an external trainer asks and tells dispatches nothing
            if (!decision.study().spec().asksAndTells()) {
                signal.raise();
            }
        }
        return verdict;
    }

    /** Events are sent again in order, before any new one: the row lock keeps those back. */
    private Verdict sendAgain(EventsWanted wanted) {
        return change(wanted.study(), (transaction, study, at) -> {
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
        });
    }
}
