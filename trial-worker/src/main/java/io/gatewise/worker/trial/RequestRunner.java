package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.CurvePoint;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Does what a request asks for, on the calling thread. Safe for several threads. */
public final class RequestRunner {

    private final TrialRunner trials;
    private final FinalEvaluationRunner evaluations;

    /**
     * A runner.
     *
     * @param maxBytes a network whose training takes more memory is too large
     * @param nanoTime measures epochs and limits, as {@link System#nanoTime()} does
     */
    public RequestRunner(Engines engines, Datasets datasets, Models models, long maxBytes, LongSupplier nanoTime) {
        var trainer = new Trainer(engines, maxBytes, nanoTime);
        this.trials = new TrialRunner(trainer, datasets, models, nanoTime);
        this.evaluations = new FinalEvaluationRunner(engines, trainer, datasets, models);
    }

    /**
     * Works until the request has an end.
     *
     * @param run      the run's id, under which a model is kept
     * @param stop     looked at between two batches
     * @param progress handed each epoch of a trial as it ends
     * @throws IOException if the data can't be had or the model not kept: the machine failed, not the configuration
     */
    public RunEnd run(TrialRequest request, String run, StopSignal stop, Consumer<CurvePoint> progress)
            throws IOException {
        if (request instanceof TrialRequest.TrainTrial trial) {
            return trials.run(trial, run, stop, progress);
        }
        return evaluations.run((TrialRequest.FinalEvaluation) request, run, stop);
    }
}
