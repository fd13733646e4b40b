package io.gatewise.worker.messaging;

import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.worker.metrics.WorkerMetrics;
import io.gatewise.worker.trial.RequestRunner;
import io.gatewise.worker.trial.RunEnd;
import io.gatewise.worker.trial.StopRegister;
import io.gatewise.worker.trial.StopSignal;
import io.gatewise.worker.trial.Workplace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Works on one request that this worker took, and reports from its first epoch to its end. */
@ApplicationScoped
class AttemptWork {

    private static final Logger LOG = Logger.getLogger(AttemptWork.class);
    private static final int LAST_PROGRESS_SECONDS = 10;

    private final RequestRunner runner;
    private final StopRegister register;
    private final ProgressPublisher progress;
    private final AttemptPublisher ends;
    private final Heartbeats heartbeats;
    private final WorkerMetrics metrics;
    private final Workplace workplace;
    private final Stopping stopping;

    AttemptWork(
            RequestRunner runner,
            StopRegister register,
            ProgressPublisher progress,
            AttemptPublisher ends,
            Heartbeats heartbeats,
            WorkerMetrics metrics,
            Workplace workplace,
            Stopping stopping) {
        this.runner = runner;
        this.register = register;
        this.progress = progress;
        this.ends = ends;
        this.heartbeats = heartbeats;
        this.metrics = metrics;
        this.workplace = workplace;
        this.stopping = stopping;
    }

    /** Reports a request that is not to be started as cancelled. */
    void skip(TrialRequest request, String run, String reason) throws InterruptedException {
        LOG.infof("trial skipped attempt=%s reason=%s", request.key(), reason);
        var report = new RunReport(request.key(), run, progress, metrics);
        publish(request, report, new RunEnd.Ended(new Outcome.Cancelled(reason)));
    }

    /** Trains on this thread; returns when the end is with the broker. */
    void work(TrialRequest request, String run) throws InterruptedException {
        AttemptKey key = request.key();
        var signal = new StopSignal();
        String state = "failed";
        heartbeats.begin(key, run);
        metrics.runBegan();
        try {
            register.begin(key, signal);
            if (stopping.now()) {
                signal.giveBack(TrialWorker.STOP_REASON);
            }
            var report = new RunReport(key, run, progress, metrics);
            RunEnd end = run(request, report, signal);
            state = publish(request, report, end);
        } finally {
            register.end(signal);
            heartbeats.end(run);
            metrics.runEnded(state);
        }
    }

    private RunEnd run(TrialRequest request, RunReport report, StopSignal signal) throws InterruptedException {
        try {
            return runner.run(request, report.run(), signal, report);
        } catch (IOException | RuntimeException | Error broken) { // an error too: the slot must live on
            LOG.errorf(broken, "trial failed attempt=%s run=%s", request.key(), report.run());
            return new RunEnd.Ended(new Outcome.Failed(broken.toString()));
        } finally {
            awaitLast(report.last());
        }
    }

    /** The end should not overtake the epochs; it carries them too, so that waiting longer isn't worth it. */
    private static void awaitLast(CompletionStage<Void> last) throws InterruptedException {
        try {
            last.toCompletableFuture().get(LAST_PROGRESS_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            LOG.warnf("progress lost, the trial's end carries it cause=%s", lost);
        }
    }

    /** Publishes, removes what nobody will go on from, and returns the end's state. */
    private String publish(TrialRequest request, RunReport report, RunEnd end) throws InterruptedException {
        AttemptKey key = request.key();
        String run = report.run();
        String state;
        TrialAttempt message;
        if (end instanceof RunEnd.Ended ended) {
            state = ended.outcome().state();
            message = new TrialAttempt.Ended(
                    key, run, ended.outcome(), workplace.provenance(request, report.start(), report.cost()));
        } else if (end instanceof RunEnd.Evaluated evaluated) {
            state = "evaluated";
            message = new TrialAttempt.Evaluated(
                    key, run, evaluated.evaluation(), workplace.provenance(request, report.start(), report.cost()));
        } else {
            var back = (RunEnd.GivenBack) end;
            state = "given-back";
            message = new TrialAttempt.GivenBack(key, run, back.reason(), back.checkpoint());
        }
        ends.publish(message, stopping);
        runner.clear(request, end, register.studyStopped(key), report);
        LOG.infof("trial ended attempt=%s run=%s state=%s", key, run, state);
        return state;
    }
}
