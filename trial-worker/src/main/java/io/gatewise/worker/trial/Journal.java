package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.TrialCost;
import io.gatewise.worker.checkpoint.Checkpoint;
import io.gatewise.worker.checkpoint.CheckpointFile;
import io.gatewise.worker.checkpoint.Checkpoints;
import io.gatewise.worker.checkpoint.FoldState;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A run's checkpoints: where it began, and what it writes on its way. What can't be written is told and tried again at the
 * next epoch's end; training goes on. For one thread.
 */
final class Journal {

    /** The newest, and one to fall back to should that turn out to be damaged. */
    private static final int KEPT = 2;

    private static final double NANOS_A_SECOND = 1e9;

    private final CheckpointRule rule;
    private final LongSupplier nanoTime;
    private final TrainTrial request;
    private final Map<String, String> identity;
    private final String run;
    private final RunListener listener;
    private final int lastFold;
    private final long start;
    private final Map<Integer, FoldState> folds = new TreeMap<>();
    private final Deque<ArtifactReference> kept = new ArrayDeque<>();
    private FoldState unwritten; // a fold's end; null when it is written
    private long written;
    private long took;
    private long epochBegan;
    private boolean failed;

    /**
     * A run's journal.
     *
     * @param began    when the run began, in the unit of {@code nanoTime}
     * @param lastFold that the rung asks for
     * @param from     where an earlier run stood; empty to start over
     */
    Journal(
            CheckpointRule rule,
            LongSupplier nanoTime,
            long began,
            TrainTrial request,
            Map<String, String> identity,
            String run,
            RunListener listener,
            int lastFold,
            Optional<Checkpoint> from) {
        this.rule = rule;
        this.nanoTime = nanoTime;
        this.request = request;
        this.identity = identity;
        this.run = run;
        this.listener = listener;
        this.lastFold = lastFold;
        this.start = began - (long) (from.map(Checkpoint::seconds).orElse(0.0) * NANOS_A_SECOND);
        this.written = began;
        this.epochBegan = began;
        from.ifPresent(checkpoint -> checkpoint.folds().forEach(fold -> folds.put(fold.fold(), fold)));
    }

    /** When the trial's first run would have begun, had it never been interrupted; in the clock's unit. */
    long start() {
        return start;
    }

    /** How long the trial has been trained, over all runs. */
    double seconds() {
        return (nanoTime.getAsLong() - start) / NANOS_A_SECOND;
    }

    /** A fold that an earlier run finished, and that no rung trains further. */
    Optional<FoldState> done(int fold) {
        return Optional.ofNullable(folds.get(fold)).filter(state -> state.state() == null);
    }

    /** The newest checkpoint of this run; null if there is none. */
    ArtifactReference newest() {
        return kept.peekLast();
    }

    /** What the training of a fold reads and writes. */
    TrainingLog fold(int fold) {
        Optional<FoldState> begun = Optional.ofNullable(folds.get(fold));
        epochBegan = nanoTime.getAsLong();
        return new TrainingLog() {
            @Override
            public Optional<FoldState> begun() {
                return begun;
            }

            @Override
            public void counted(TrialCost cost) {
                listener.counted(cost);
            }

            @Override
            public void epochEnded(Supplier<FoldState> now) {
                if (due()) {
                    write(now.get());
                }
                epochBegan = nanoTime.getAsLong();
            }

            @Override
            public Duration patience() {
                return rule.patience();
            }

            @Override
            public void leaving(Supplier<FoldState> now) {
                write(now.get());
            }

            @Override
            public void ended(Supplier<FoldState> now) {
                FoldState last = finished(now.get());
                folds.put(fold, last);
                boolean trained = begun.isEmpty() || last.epochs() > begun.get().epochs();
                if (trained && fold < lastFold) {
                    unwritten = last;
                    if (due()) {
                        write(last);
                    }
                }
            }
        };
    }

    /** The checkpoint to give the trial back with between two folds; null if there is none. */
    ArtifactReference leave() {
        if (unwritten != null) {
            write(unwritten);
        }
        return newest();
    }

    private boolean due() {
        long now = nanoTime.getAsLong();
        return now - written >= (failed ? took : rule.pauseNanos(took, now - epochBegan));
    }

    /** Keeps a fold's state where a higher rung could train it further. */
    private FoldState finished(FoldState last) {
        boolean further = last.stoppedBy().equals("epochs")
                && request.rung().epochs() < request.earlyStopping().maxEpochs();
        return new FoldState(
                last.fold(),
                last.seconds(),
                last.stoppedBy(),
                last.parameters(),
                last.curve(),
                further ? inMemory(last.state()) : null);
    }

    private static FoldState.Bytes inMemory(FoldState.State state) {
        var bytes = new ByteArrayOutputStream();
        try {
            state.writeTo(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // memory takes all
        }
        return new FoldState.Bytes(bytes.toByteArray());
    }

    /**
     * Writes where the trial stands after its last fold.
     *
     * @return null if it can't be written: a higher rung will have to start over
     */
    ArtifactReference end() {
        return write(folds.get(lastFold));
    }

    private ArtifactReference write(FoldState now) {
        long began = nanoTime.getAsLong();
        ArtifactReference newest;
        try {
            var all = new TreeMap<>(folds);
            all.put(now.fold(), now);
            var checkpoint = new Checkpoint(identity, seconds(), new ArrayList<>(all.values()));
            var place = new Checkpoints.Place(request.key(), run, now.fold(), now.epochs());
            newest = rule.store().keep(place, file -> CheckpointFile.write(file, checkpoint));
        } catch (IOException | RuntimeException | OutOfMemoryError broken) { // the configuration can't help it
            timed(began, true);
            listener.checkpointFailed(broken);
            return null;
        }
        timed(began, false);
        unwritten = null;
        listener.checkpointKept(newest, took / NANOS_A_SECOND);
        kept.removeIf(same -> same.path().equals(newest.path()));
        kept.addLast(newest);
        removeOld();
        return newest;
    }

    private void timed(long began, boolean inVain) {
        written = nanoTime.getAsLong();
        took = written - began;
        failed = inVain;
    }

    private void removeOld() {
        while (kept.size() > KEPT) {
            try {
                rule.store().remove(kept.removeFirst().path());
            } catch (IOException | RuntimeException failed) {
                listener.checkpointFailed(failed);
            }
        }
    }
}
