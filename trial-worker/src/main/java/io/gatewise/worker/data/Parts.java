package io.gatewise.worker.data;

import java.util.List;

/**
 * What the rows of a table are for: each is in one part at most. No range spans two series.
 *
 * @param training   rows whose values the network learns
 * @param validation rows that tell when to stop and how good a trial is; empty where nothing judges
 * @param test       rows kept for the final evaluation; empty where there are none
 */
public record Parts(List<RowRange> training, List<RowRange> validation, List<RowRange> test) {

    public Parts {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }
}
