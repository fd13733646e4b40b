package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
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
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ledger.Verdict.Impossible;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger: every change of a study, each in a transaction under the study's row lock that writes its
 * state and the messages that follow from it.
 */
@ApplicationScoped
public class Ledger {

    private final Jdbi jdbi;
    private final LedgerWriter writer;
    private final LedgerSignal signal;
    private final AskBoard board;
    private final Clock clock;
    private final AttemptJudge judge;

    Ledger(
            Jdbi jdbi,
            LedgerWriter writer,
            LedgerSignal signal,
            AskBoard board,
            Clock clock,
            StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.writer = writer;
        this.signal = signal;
        this.board = board;
        this.clock = clock;
        this.judge = new AttemptJudge(new RetryRule(settings.attempts()));
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
            writer.open(transaction, Sequencer.open(id, name, spec, data, start, costs, earlier, at), at);
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

    /** An attempt fell silent, or its request was not taken though later ones were. */
    public Verdict lost(AttemptKey key) {
        return judge(key, page -> {
            LooseEnds.lost(page.transaction(), key);
            return page.judge(key, (study, trial, at) -> judge.lost(study, trial, key, at));
        });
    }

    /** Workers took nothing for long, that attempt's request neither. */
    public Verdict untaken(AttemptKey key) {
        return judge(key, page -> page.judge(key, (study, trial, at) -> judge.untaken(study, trial, key, at)));
    }

    private Verdict judge(AttemptKey key, Function<LedgerPage, Verdict> change) {
        return together(
                        List.of(key.study()),
                        List.of(new TrialKey(key.study(), key.trial())),
                        page -> List.of(change.apply(page)))
                .get(0);
    }

    /** Which end of an attempt counts, here. */
    AttemptJudge attemptJudge() {
        return judge;
    }

    /** Writes what {@code rule} decides; impossible where there is no such study. */
    Verdict change(StudyId id, LedgerPage.Judgement rule) {
        return together(List.of(id), List.of(), page -> List.of(page.change(id, rule)))
                .get(0);
    }

    /**
     * Makes several changes in one transaction.
     *
     * @param studies all that are changed
     * @param trials  those that will be read
     * @param changes makes them on the page, in order
     */
    List<Verdict> together(
            Collection<StudyId> studies, Collection<TrialKey> trials, Function<LedgerPage, List<Verdict>> changes) {
        List<Verdict> verdicts = jdbi.inTransaction(transaction -> {
            var page = new LedgerPage(transaction, writer, clock);
            page.open(studies, trials);
            List<Verdict> found = changes.apply(page);
            page.write();
            return found;
        });
        boolean stirred = false;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Decision decision) {
                decision.served().forEach(served -> board.served(served.ask().number()));
                // what an external trainer asks and tells dispatches nothing
                stirred |= !decision.study().spec().asksAndTells();
            }
        }
        if (stirred) {
            signal.raise();
        }
        return verdicts;
    }
}
