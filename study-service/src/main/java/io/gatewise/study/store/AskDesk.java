package io.gatewise.study.store;

import io.gatewise.edge.outbox.Outbox;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.ledger.Ask;
import io.gatewise.study.ledger.AskLine;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Sequencer;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Tells;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What external trainers ask for and tell, in the ledger: each change one transaction under the study's row lock. */
@ApplicationScoped
public class AskDesk {

    private final Jdbi jdbi;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration patience;
    private final Instant begun;

    AskDesk(Jdbi jdbi, Ledger ledger, Outbox outbox, Clock clock, StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = settings.askPatience();
        this.begun = clock.instant();
    }

    /** What an ask got. */
    public record Answer(List<Trial> trials, String reason) {}

    static AskLine line(Handle transaction, Study study, Instant at) {
        return new AskLine(
                study, AskRows.waiting(transaction, study.id()), TrialRows.offered(transaction, study.id()), at);
    }

    /** Puts a caller into the line; its number there. The study must be one that asks and tells. */
    public long arrive(StudyId id, int count) {
        var number = new AtomicLong();
        ledger.change(id, (transaction, study, at) -> {
            // longer than its caller waits: only a caller that died is given up
            number.set(AskRows.insert(transaction, id, count, at.plus(patience.multipliedBy(2)))
                    .number());
            return line(transaction, study, at).serve();
        });
        return number.get();
    }

    /** What was handed to the ask, which then is no more; empty while it waits. */
    public Optional<Answer> collect(StudyId id, long number) {
        return jdbi.inTransaction(transaction -> AskRows.collect(transaction, number)
                .map(reason ->
                        new Answer(TrialRows.handedTo(transaction, id, new Ask(number, 1, null).key()), reason)));
    }

    /** The caller has gone: what was handed to it goes to the next. */
    public void leave(StudyId id, long number) {
        ledger.change(id, (transaction, study, at) -> {
            Ask ask = AskRows.find(transaction, number).orElse(new Ask(number, 1, null));
            return left(transaction, study, List.of(ask), at);
        });
    }

    private static Verdict left(Handle transaction, Study study, List<Ask> gone, Instant at) {
        List<Trial> theirs = new ArrayList<>();
        gone.forEach(ask -> theirs.addAll(TrialRows.handedTo(transaction, study.id(), ask.key())));
        Decision decision = line(transaction, study, at).leave(theirs, gone);
        gone.forEach(ask -> AskRows.delete(transaction, ask));
        return decision;
    }

    /** Gives up callers who died, and trials without a word for too long. */
    public void expire() {
        Instant now = clock.instant();
        for (StudyId id : jdbi.withHandle(handle -> AskRows.studiesWithExpired(handle, now))) {
            ledger.change(
                    id, (transaction, study, at) -> left(transaction, study, AskRows.expired(transaction, id, at), at));
        }
        jdbi.withHandle(handle -> ExternalRows.expired(handle, now, begun))
                .forEach(key -> ledger.change(key.study(), (transaction, study, at) -> {
                    Trial trial = TrialRows.find(transaction, key.study(), key.trial())
                            .orElseThrow();
                    return Tells.expire(study, line(transaction, study, at), trial, at);
                }));
    }

    /**
     * How a trial ended; empty if there is none of that number.
     *
     * @param budget of which rung this is told; null for the newest one that was handed out
     */
    public Optional<Verdict> tell(StudyId id, int number, Outcome outcome, Double budget) {
        var verdict = new AtomicReference<Verdict>();
        ledger.change(id, (transaction, study, at) -> {
            Optional<Trial> trial = TrialRows.find(transaction, id, number).filter(found -> !found.isFinalEvaluation());
            trial.ifPresent(found -> verdict.set(Tells.tell(
                    study,
                    line(transaction, study, at),
                    found,
                    rung -> TrialRows.outcome(transaction, id, number, rung),
                    outcome,
                    budget)));
            return trial.isPresent() ? verdict.get() : new Verdict.Ignored("no such trial");
        });
        return Optional.ofNullable(verdict.get());
    }

    /**
     * A trial that ended elsewhere, or one to be tried before others.
     *
     * @param outcome how it ended; empty if it is to be tried
     */
    public Verdict add(StudyId id, Configuration configuration, Optional<Outcome> outcome) {
        return ledger.change(id, (transaction, study, at) -> {
            if (!study.spec().asksAndTells()) {
                return outcome.isPresent()
                        ? new Verdict.Impossible("Gatewise's workers train this study: only they say how a trial ended")
                        : Sequencer.enqueue(study, configuration, at);
            }
            AskLine line = line(transaction, study, at);
            return outcome.map(end -> Tells.take(study, line, configuration, end))
                    .orElseGet(() -> Tells.enqueue(study, line, configuration));
        });
    }

    /**
     * A sign of life, with what an epoch measured. Waits for nobody: the study's row stays unlocked.
     *
     * @param point null for the sign of life alone
     * @return whether the trial still counts; empty if there is none of that number
     */
    public Optional<Boolean> report(StudyId id, int number, CurvePoint point) {
        return jdbi.inTransaction(transaction -> {
            Optional<Boolean> open = ExternalRows.renew(transaction, id, number, clock.instant());
            if (open.orElse(false) && point != null) {
                var key = TrialRows.find(transaction, id, number).orElseThrow().key();
                outbox.append(transaction, Topics.TRIAL_PROGRESS, id.value(), new EpochEnded(key, "external", point));
            }
            return open;
        });
    }
}
