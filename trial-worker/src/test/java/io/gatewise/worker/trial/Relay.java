package io.gatewise.worker.trial;

import io.gatewise.edge.artifact.FolderArtifactStore;
import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.checkpoint.Checkpoints;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.store.StoredCheckpoints;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Workers that train the same trial one after the other, each with engines of its own, on one store. */
final class Relay {

    private static final long MILLISECOND = 1_000_000;

    /** After an epoch's end; an epoch of the wave has 10 batches. */
    private static final int LOOKS_TO_THE_MIDDLE = 12;

    private final String csv;
    private final Path folder;
    private final FolderArtifactStore artifacts;
    private final Checkpoints store;

    /** How the workers write checkpoints. */
    Duration every = Duration.ZERO;

    Duration patience = Duration.ZERO;

    /** What the newest worker told. */
    Heard heard = new Heard();

    Relay(String csv, Path folder) {
        this(csv, folder, new FolderArtifactStore(folder.resolve("store")));
    }

    private Relay(String csv, Path folder, FolderArtifactStore artifacts) {
        this(csv, folder, artifacts, new StoredCheckpoints(artifacts));
    }

    Relay(String csv, Path folder, FolderArtifactStore artifacts, Checkpoints store) {
        this.csv = csv;
        this.folder = folder;
        this.artifacts = artifacts;
        this.store = store;
    }

    /** What a run tells, in order. */
    static class Heard implements RunListener {

        final List<CurvePoint> points = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        final List<ArtifactReference> kept = new ArrayList<>();
        final List<TrialCost> costs = new ArrayList<>();
        String wentOn;
        int failures;

        @Override
        public void counted(TrialCost cost) {
            costs.add(cost);
        }

        @Override
        public void epochEnded(CurvePoint point) {
            points.add(point);
        }

        @Override
        public void wentOn(String checkpoint, int fold, int epoch, List<CurvePoint> curve) {
            wentOn = "fold " + fold + ", epoch " + epoch;
            points.addAll(curve);
        }

        @Override
        public void startedOver(String reason) {
            notes.add("over: " + reason);
        }

        @Override
        public void checkpointPassedOver(String checkpoint, String reason) {
            notes.add("passed: " + reason);
        }

        @Override
        public void checkpointKept(ArtifactReference checkpoint, double seconds) {
            kept.add(checkpoint);
        }

        @Override
        public void checkpointFailed(Throwable cause) {
            failures++;
        }
    }

    /** Trains without an interruption. */
    Outcome.Completed whole(TrainTrial request) throws IOException {
        return completed((RunEnd.Ended) run(request, new Heard(), new StopSignal()));
    }

    /** Each worker must stop after so many epochs; the next one is a new attempt. */
    Outcome.Completed inPieces(TrainTrial request, int epochsEach) throws IOException {
        TrainTrial next = request;
        while (true) {
            var stop = new StopSignal();
            RunEnd end = run(next, stoppedAfter(epochsEach, stop), stop);
            if (end instanceof RunEnd.Ended ended) {
                return completed(ended);
            }
            next = reissued(next);
        }
    }

    private static Outcome.Completed completed(RunEnd.Ended end) {
        if (end.outcome() instanceof Outcome.Completed completed) {
            return completed;
        }
        throw new AssertionError("it ended as " + end.outcome());
    }

    /** A worker that is told to stop when it reports that epoch. */
    RunEnd stopped(TrainTrial request, int afterEpochs) throws IOException {
        var stop = new StopSignal();
        return run(request, stoppedAfter(afterEpochs, stop), stop);
    }

    /**
     * A worker that is told to stop in the middle of the epoch after that one.
     *
     * @param word what it is told, besides
     */
    RunEnd stoppedWithin(TrainTrial request, int afterEpochs, Consumer<StopSignal> word) throws IOException {
        var stop = new StopSignal();
        var batches = new AtomicLong(Long.MAX_VALUE);
        Heard listener = new Heard() {
            @Override
            public void epochEnded(CurvePoint point) {
                super.epochEnded(point);
                if (points.size() == afterEpochs) {
                    batches.set(LOOKS_TO_THE_MIDDLE);
                }
            }
        };
        return run(request, listener, stop, () -> {
            if (batches.decrementAndGet() == 0) {
                stop.giveBack("stops");
                word.accept(stop);
            }
        });
    }

    private static Heard stoppedAfter(int epochs, StopSignal stop) {
        return new Heard() {
            private int left = epochs;

            @Override
            public void epochEnded(CurvePoint point) {
                super.epochEnded(point);
                if (--left == 0) {
                    stop.giveBack("stops");
                }
            }
        };
    }

    /** A worker that dies while it reports that epoch. */
    void killed(TrainTrial request, int atEpoch) throws IOException {
        Heard dying = new Heard() {
            private int left = atEpoch;

            @Override
            public void epochEnded(CurvePoint point) {
                super.epochEnded(point);
                if (--left == 0) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        try {
            run(request, dying, new StopSignal());
        } catch (IllegalStateException killed) {
            return;
        }
        throw new AssertionError("it ended before epoch " + atEpoch);
    }

    private RunEnd run(TrainTrial request, Heard listener, StopSignal stop) throws IOException {
        return run(request, listener, stop, () -> {});
    }

    /** The clock is looked at after each batch, and a few times between two epochs. */
    private RunEnd run(TrainTrial request, Heard listener, StopSignal stop, Runnable look) throws IOException {
        heard = listener;
        Files.createDirectories(folder);
        var clock = new AtomicLong(System.identityHashCode(listener)); // each worker's own
        var runner = new RequestRunner(
                new Engines(Map.of("fused", new FusedEngine(), "dl4j", new Dl4jEngine())),
                (data, columns) -> TableReader.read(new StringReader(csv), columns),
                new FolderModels(folder),
                new CheckpointRule(store, every, patience),
                64 << 20,
                () -> {
                    look.run();
                    return clock.addAndGet(MILLISECOND);
                });
        return runner.run(request, "run-" + request.key().attempt() + "-" + System.nanoTime(), stop, listener);
    }

    FolderArtifactStore artifacts() {
        return artifacts;
    }

    Path folder() {
        return folder;
    }

    static TrainTrial reissued(TrainTrial r) {
        AttemptKey key = r.key();
        return with(
                r,
                new AttemptKey(key.study(), key.trial(), key.rung(), key.attempt() + 1),
                r.settings(),
                r.earlyStopping(),
                r.rung(),
                r.seed(),
                r.checkpoint());
    }

    static TrainTrial ofTrial(TrainTrial r, int trial) {
        var key = new AttemptKey(r.key().study(), trial, r.key().rung(), r.key().attempt());
        return with(r, key, r.settings(), r.earlyStopping(), r.rung(), r.seed(), r.checkpoint());
    }

    static TrainTrial from(StartingModel start, TrainTrial r) {
        return new TrainTrial(
                r.key(),
                r.data(),
                r.task(),
                r.settings(),
                r.objective(),
                r.validation(),
                r.earlyStopping(),
                r.rung(),
                r.seed(),
                r.maxSeconds(),
                r.checkpoint(),
                r.limits(),
                start);
    }

    static TrainTrial promoted(TrainTrial r, Rung rung, ArtifactReference checkpoint) {
        AttemptKey key = new AttemptKey(r.key().study(), r.key().trial(), rung.number(), 1);
        return with(r, key, r.settings(), r.earlyStopping(), rung, r.seed(), checkpoint);
    }

    static TrainTrial with(TrainTrial r, Configuration changes, StoppingRule stopping) {
        return with(r, r.key(), r.settings().overlaidWith(changes), stopping, r.rung(), r.seed(), r.checkpoint());
    }

    static TrainTrial withSeed(TrainTrial r, long seed) {
        return with(r, r.key(), r.settings(), r.earlyStopping(), r.rung(), seed, r.checkpoint());
    }

    static TrainTrial withRung(TrainTrial r, Rung rung) {
        return with(r, r.key(), r.settings(), r.earlyStopping(), rung, r.seed(), r.checkpoint());
    }

    private static TrainTrial with(
            TrainTrial r,
            AttemptKey key,
            Configuration settings,
            StoppingRule stopping,
            Rung rung,
            long seed,
            ArtifactReference checkpoint) {
        return new TrainTrial(
                key,
                r.data(),
                r.task(),
                settings,
                r.objective(),
                r.validation(),
                stopping,
                rung,
                seed,
                r.maxSeconds(),
                checkpoint,
                r.limits(),
                r.start());
    }
}
