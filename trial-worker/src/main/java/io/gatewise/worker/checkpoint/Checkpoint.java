package io.gatewise.worker.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * Where a trial stood at an epoch's end.
 *
 * @param identity what the weights follow from, see {@link Identity}
 * @param seconds  how long the trial has been trained, over all runs
 * @param folds    those that were begun, in order
 */
public record Checkpoint(Map<String, String> identity, double seconds, List<FoldState> folds) {

    public Checkpoint {
        identity = Map.copyOf(identity);
        folds = List.copyOf(folds);
    }
}
