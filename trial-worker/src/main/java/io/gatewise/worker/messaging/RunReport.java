package io.gatewise.worker.messaging;

import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.metrics.WorkerMetrics;
import io.gatewise.worker.trial.RunListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Tells the ring, the log and Prometheus what one run does. For the run's thread. */
final class RunReport implements RunListener {

    private static final Logger LOG = Logger.getLogger(RunReport.class);

    private final AttemptKey key;
    private final String run;
    private final ProgressPublisher progress;
    private final WorkerMetrics metrics;
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    private String start;
    private TrialCost cost;
    private boolean failing;

    RunReport(AttemptKey key, String run, ProgressPublisher progress, WorkerMetrics metrics) {
        this.key = key;
        this.run = run;
        this.progress = progress;
        this.metrics = metrics;
    }

    String run() {
        return run;
    }

    /** Completed once the broker holds the newest report. */
    CompletionStage<Void> last() {
        return last;
    }

    /** What came before this run, for people; null for nothing. */
    String start() {
        return start;
    }

    /** What training was counted to take; null before. */
    TrialCost cost() {
        return cost;
    }

    @Override
    public void counted(TrialCost counted) {
        if (cost == null) { // the first fold's, which was counted before anything was trained
            cost = counted;
            LOG.debugf("trial counted attempt=%s cost=%s", key, counted);
        }
    }

    @Override
    public void epochEnded(CurvePoint point) {
        LOG.debugf("epoch ended attempt=%s epoch=%d metrics=%s", key, point.epoch(), point.metrics());
        metrics.epochEnded(point.seconds());
        publish(point);
    }

    @Override
    public void learned(int samples) {
        metrics.learned(samples);
    }

    /** The curve is told again: what the earlier attempt told may be lost, or replaced by what is told now. */
    @Override
    public void wentOn(String checkpoint, int fold, int epoch, List<CurvePoint> curve) {
        LOG.infof("trial goes on attempt=%s run=%s fold=%d epoch=%d checkpoint=%s", key, run, fold, epoch, checkpoint);
        start = "went on from fold " + fold + ", epoch " + epoch + " (" + checkpoint + ")";
        curve.forEach(this::publish);
    }

    @Override
    public void startedOver(String reason) {
        LOG.warnf("trial starts over attempt=%s run=%s reason=%s", key, run, reason);
        start = "started over: " + reason;
    }

    @Override
    public void checkpointPassedOver(String checkpoint, String reason) {
        LOG.warnf("checkpoint passed over attempt=%s checkpoint=%s reason=%s", key, checkpoint, reason);
    }

    @Override
    public void checkpointKept(ArtifactReference checkpoint, double seconds) {
        failing = false;
        LOG.debugf("checkpoint written attempt=%s path=%s bytes=%d", key, checkpoint.path(), checkpoint.bytes());
        metrics.checkpointKept(seconds);
    }

    @Override
    public void checkpointFailed(Throwable cause) {
        // tried again at each epoch's end, which may be many a second: said once
        Logger.Level level = failing ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(level, "checkpoint not written or removed, training goes on attempt=%s cause=%s", key, cause);
        failing = true;
        metrics.checkpointFailed();
    }

    private void publish(CurvePoint point) {
        last = progress.publish(new TrialProgress.EpochEnded(key, run, point));
    }
}
