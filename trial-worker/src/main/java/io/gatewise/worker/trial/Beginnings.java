package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.worker.checkpoint.Checkpoint;
import io.gatewise.worker.checkpoint.CheckpointFile;
import io.gatewise.worker.checkpoint.Checkpoints;
import io.gatewise.worker.checkpoint.FoldState;
import io.gatewise.worker.checkpoint.Identity;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run may begin: at its rung's checkpoint that went furthest, whichever run wrote it, at the one before if that
 * can't be used, and so on; then at the one that the request names; else at the first epoch.
 */
final class Beginnings {

    private final Checkpoints store;
    private final TrainTrial request;
    private final Map<String, String> identity;
    private final long maxBytes;
    private final RunListener listener;
    private final Deque<String> paths = new ArrayDeque<>();
    private String current;
    private String lastReason = "no checkpoint was found";

    /**
     * Looks what lies there.
     *
     * @param maxBytes a larger checkpoint is passed over
     * @throws IOException if the store can't be asked
     */
    Beginnings(Checkpoints store, TrainTrial request, Map<String, String> identity, long maxBytes, RunListener listener)
            throws IOException {
        this.store = store;
        this.request = request;
        this.identity = identity;
        this.maxBytes = maxBytes;
        this.listener = listener;
        store.ofRung(request.key()).stream()
                .sorted(Comparator.comparingInt(Checkpoints.Found::fold)
                        .thenComparingInt(Checkpoints.Found::epoch)
                        .thenComparingInt(Checkpoints.Found::attempt)
                        .reversed())
                .forEach(found -> paths.addLast(found.path()));
        if (request.checkpoint() != null && !paths.contains(request.checkpoint().path())) {
            paths.addLast(request.checkpoint().path());
        }
    }

    /** The next one that can be read and is of this trial; empty to start over. */
    Optional<Checkpoint> next() {
        boolean expected = request.key().attempt() > 1 || !paths.isEmpty() || current != null;
        while (!paths.isEmpty()) {
            current = paths.removeFirst();
            try {
                Checkpoint checkpoint = store.read(current, maxBytes, CheckpointFile::read);
                check(checkpoint);
                tell(checkpoint);
                return Optional.of(checkpoint);
            } catch (IOException unusable) {
                reject(unusable);
            }
        }
        if (expected) {
            listener.startedOver(lastReason);
        }
        return Optional.empty();
    }

    /** The last one turned out to be unusable. */
    void reject(IOException reason) {
        boolean known = reason instanceof UnusableCheckpointException;
        lastReason = known ? reason.getMessage() : reason.toString();
        listener.checkpointPassedOver(current, lastReason);
    }

    private void check(Checkpoint checkpoint) throws UnusableCheckpointException {
        Optional<String> difference = Identity.difference(identity, checkpoint.identity());
        if (difference.isPresent()) {
            throw new UnusableCheckpointException(difference.get());
        }
        int epochs = Math.min(request.rung().epochs(), request.earlyStopping().maxEpochs());
        int expected = 1;
        for (FoldState fold : checkpoint.folds()) {
            if (fold.fold() != expected++
                    || fold.fold() > request.rung().folds()
                    || fold.epochs() > epochs
                    || fold.state() == null && fold.stoppedBy() == null) {
                throw new UnusableCheckpointException("it stands at fold " + fold.fold() + ", epoch " + fold.epochs()
                        + ", which leads nowhere in a rung of " + request.rung().folds() + " folds and " + epochs
                        + " epochs");
            }
        }
        if (!(checkpoint.seconds() >= 0 && checkpoint.seconds() <= Integer.MAX_VALUE)) {
            throw new UnusableCheckpointException("it was trained for " + checkpoint.seconds() + " seconds");
        }
    }

    private void tell(Checkpoint checkpoint) {
        List<CurvePoint> curve = checkpoint.folds().stream()
                .flatMap(fold -> fold.curve().stream())
                .toList();
        FoldState at = checkpoint.folds().stream()
                .filter(fold -> fold.stoppedBy() == null)
                .findFirst()
                .orElse(checkpoint.folds().get(checkpoint.folds().size() - 1));
        CurvePoint last = curve.get(curve.size() - 1);
        listener.wentOn(current, at.fold(), at.epochs(), Curves.thinned(curve, point -> point == last));
    }
}
