package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Does what a request asks for, on the calling thread. Safe for several threads. */
public final class RequestRunner {

    private final TrialRunner trials;
    private final Leftovers leftovers;
    private final FinalEvaluationRunner evaluations;

    /**
     * A runner.
     *
     * @param maxBytes a network whose training takes more memory is too large, and a larger checkpoint isn't read
     * @param nanoTime measures epochs and limits, as {@link System#nanoTime()} does
     */
    public RequestRunner(
            Engines engines,
            Datasets datasets,
            Models models,
            CheckpointRule checkpoints,
            long maxBytes,
            LongSupplier nanoTime) {
        var trainer = new Trainer(engines, maxBytes, nanoTime);
        this.leftovers = new Leftovers(checkpoints.store());
        this.trials = new TrialRunner(trainer, datasets, models, checkpoints, maxBytes, nanoTime);
        this.evaluations = new FinalEvaluationRunner(engines, trainer, datasets, models);
    }

    /**
     * Works until the request has an end.
     *
     * @param run      the run's id, under which a model is kept
     * @param stop     looked at between two batches
     * @param listener told of a trial's epochs and checkpoints
     * @throws IOException if the data can't be had or the model not kept: the machine failed, not the configuration
     */
    public RunEnd run(TrialRequest request, String run, StopSignal stop, RunListener listener) throws IOException {
        if (request instanceof TrialRequest.TrainTrial trial) {
            return trials.run(trial, run, stop, listener);
        }
        return evaluations.run((TrialRequest.FinalEvaluation) request, run, stop);
    }

    /**
     * Removes the checkpoints that nobody will go on from, once an end is out.
     *
     * @param studyStopped whether the study's work is stopped for good
     * @param listener     told what can't be removed
     */
    public void clear(TrialRequest request, RunEnd end, boolean studyStopped, RunListener listener) {
        if (request instanceof TrialRequest.TrainTrial trial && end instanceof RunEnd.Ended ended) {
            leftovers.clear(trial.key(), ended.outcome(), studyStopped, listener);
        }
    }
}
