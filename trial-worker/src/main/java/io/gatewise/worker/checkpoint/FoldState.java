package io.gatewise.worker.checkpoint;

import io.gatewise.model.study.CurvePoint;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Where a fold stands. Early stopping, the best metrics and the first epoch's loss follow from the curve.
 *
 * @param fold       from 1
 * @param seconds    how long its network has been trained, over all runs
 * @param stoppedBy  why its training ended; null while it goes on
 * @param parameters number of weights
 * @param curve      every epoch, not thinned
 * @param state      the network with its optimizer, then the best weights; null where no later rung can train it further
 */
public record FoldState(
        int fold, double seconds, String stoppedBy, long parameters, List<CurvePoint> curve, State state) {

    /** Bytes that are read back as they were written. */
    @FunctionalInterface
    public interface State {

        /** Writes them. */
        void writeTo(DataOutput out) throws IOException;
    }

    /** A state in memory; not modified. */
    public record Bytes(byte[] bytes) implements State {

        @Override
        public void writeTo(DataOutput out) throws IOException {
            out.write(bytes);
        }
    }

    public FoldState {
        curve = List.copyOf(curve);
        if (fold < 1 || curve.isEmpty()) {
            throw new IllegalArgumentException(
                    "need fold >= 1 and at least one epoch, got " + fold + " and " + curve.size());
        }
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i).fold() != fold || curve.get(i).epoch() != i + 1) {
                throw new IllegalArgumentException("need fold " + fold + ", epoch " + (i + 1) + ", got fold "
                        + curve.get(i).fold() + ", epoch " + curve.get(i).epoch());
            }
        }
    }

    /** The number of epochs that are done. */
    public int epochs() {
        return curve.size();
    }
}
