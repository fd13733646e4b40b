package io.gatewise.study.store;

import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.dispatch.Backlog;
import io.gatewise.study.dispatch.Dispatcher;
import io.gatewise.study.dispatch.Leases.Lease;
import io.gatewise.study.dispatch.Requests;
import io.gatewise.study.dispatch.Waiting;
import io.gatewise.study.ledger.AttemptJudge;
import io.gatewise.study.ledger.Decision;
import io.gatewise.study.ledger.Demand;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the ledger does of its own accord: dispatch, and repeat demands that have no answer. */
@ApplicationScoped
public class Dispatching {

    /** Keys of the advisory locks, so that they meet no other's: "gate" in ASCII, and which. */
    private static final int LOCK_CLASS = 0x67617465;

    private static final int DISPATCH = 1;

    private final Jdbi jdbi;
    private final LedgerWriter writer;
    private final Clock clock;
    private final StudyServiceSettings settings;
    private final Dispatcher dispatcher;
    private final Tracing tracing;

    Dispatching(Jdbi jdbi, LedgerWriter writer, Clock clock, StudyServiceSettings settings, Tracing tracing) {
        this.jdbi = jdbi;
        this.writer = writer;
        this.clock = clock;
        this.settings = settings;
        this.dispatcher =
                new Dispatcher(Math.min(settings.dispatchedLeast(), settings.dispatched()), settings.dispatched());
        this.tracing = tracing;
    }

    /** Puts as many requests on the queue topic as it may hold; nothing while another replica does. */
    public void dispatch() {
        // asked after every change, and mostly in vain
        if (!jdbi.withHandle(QueueRows::anyQueued)) {
            return;
        }
        jdbi.useTransaction(transaction -> {
            if (!tryLock(transaction)) {
                return;
            }
            Backlog backlog = QueueRows.backlog(transaction, clock.instant());
            int room = dispatcher.depth(backlog) - backlog.dispatched();
            List<Waiting> waiting = room > 0 ? QueueRows.waiting(transaction, room) : List.of();
            if (waiting.isEmpty()) {
                return;
            }
            dispatch(transaction, Dispatcher.next(waiting, QueueRows.atWork(transaction), room));
        });
    }

    private void dispatch(Handle transaction, List<Waiting> next) {
        var page = new LedgerPage(transaction, writer, clock);
        // read after the locks: a cancel or a pause may have come first
        page.open(
                next.stream().map(Waiting::study).toList(),
                next.stream()
                        .map(waiting -> new TrialKey(waiting.study(), waiting.trial()))
                        .toList());
        next.forEach(waiting -> dispatch(page, waiting));
        page.write();
    }

    private void dispatch(LedgerPage page, Waiting next) {
        Optional<Study> study = page.study(next.study());
        Optional<Trial> trial = page.trial(next.study(), next.trial());
        boolean still = study.isPresent()
                && !study.get().state().over()
                && study.get().state() != StudyState.PAUSED
                && trial.map(Trial::state)
                        .filter(TrialState.Queued.class::isInstance)
                        .isPresent();
        if (still) {
            Instant at = clock.instant();
            Decision decision = AttemptJudge.dispatch(study.get(), trial.get(), at);
            page.decide(study.get(), decision, at);
            TrialRequest request = request(page, study.get(), decision.trials().get(0));
            try (Work ignoredUntilClosed = tracing.begin("dispatch", Subject.of(request.key()))) {
                page.send(writer.outgoing(request));
            }
        }
    }

    private static TrialRequest request(LedgerPage page, Study study, Trial trial) {
        if (!trial.isFinalEvaluation()) {
            return Requests.training(study, trial);
        }
        Trial winner = page.trial(study.id(), study.winner())
                .orElseThrow(() -> new IllegalStateException("no winner " + study.winner() + " in " + study.id()));
        return Requests.evaluation(study, trial.key(), page.trial(study.id(), 1), winner);
    }

    /** Publishes open demands again whose answer is overdue. */
    public void repeatDemands() {
        Instant limit = clock.instant().minus(settings.demandPatience());
        for (StudyId id : jdbi.withHandle(handle -> StudyRows.unanswered(handle, limit))) {
            jdbi.useTransaction(transaction -> repeatDemand(transaction, id));
        }
    }

    private void repeatDemand(Handle transaction, StudyId id) {
        Optional<Study> study = StudyRows.lock(transaction, id);
        if (study.isPresent() && study.get().demand() instanceof Demand.Open open) {
            List<StudyEvent> demand =
                    EventRows.from(transaction, id, study.get().incarnation(), open.sequence(), 1);
            demand.forEach(event -> writer.publish(transaction, event));
            StudyRows.demandSent(transaction, id, clock.instant());
        }
    }

    /** Every run that holds a lease, and those that no longer count and aren't known to have ended. */
    public List<Lease> running() {
        return jdbi.withHandle(QueueRows::running);
    }

    /** Requests that no worker took while later ones were. */
    public List<AttemptKey> overtaken() {
        return jdbi.withHandle(handle -> QueueRows.overtaken(handle, settings.overtaken()));
    }

    /** Requests that, by what was heard up to {@code read}, no worker takes though one could. */
    public List<AttemptKey> untaken(Instant read) {
        return jdbi.withHandle(handle -> QueueRows.untaken(handle, settings.untaken(), read));
    }

    private static boolean tryLock(Handle transaction) {
        return transaction
                .createQuery("select pg_try_advisory_xact_lock(:class, :lock)")
                .bind("class", LOCK_CLASS)
                .bind("lock", DISPATCH)
                .mapTo(Boolean.class)
                .one();
    }
}
