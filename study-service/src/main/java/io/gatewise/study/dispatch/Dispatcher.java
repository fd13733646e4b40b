package io.gatewise.study.dispatch;

import io.gatewise.model.study.StudyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks the trials whose requests go to the queue topic. The topic is kept short, so that fairness and
 * cancelling work on the ledger's numbers: what is not picked waits here.
 *
 * @param limit at most so many requests are dispatched and not started, over all studies
 */
public record Dispatcher(int limit) {

    private static final Comparator<Waiting> OLDEST = Comparator.comparing(Waiting::since)
            .thenComparing(waiting -> waiting.study().value())
            .thenComparing(Waiting::trial);

    public Dispatcher {
        if (limit < 1) {
            throw new IllegalArgumentException("need a limit of at least 1, got " + limit);
        }
    }

    /**
     * The next ones: the study goes first that has the fewest trials at work for its weight, counting the one to come
     * (d'Hondt's rule), then the oldest trial. A study may have more queued than its parallelism allows at work: what its
     * users enqueue.
     *
     * @param waiting    queued trials; of each study at least its {@link #limit} oldest
     * @param atWork     dispatched and running trials by study; absent is 0
     * @param dispatched requests dispatched and not started, over all studies
     */
    public List<Waiting> next(Collection<Waiting> waiting, Map<StudyId, Integer> atWork, int dispatched) {
        var left = new ArrayList<>(waiting);
        left.sort(OLDEST);
        var load = new HashMap<>(atWork);
        var picked = new ArrayList<Waiting>();
        while (dispatched + picked.size() < limit) {
            left.removeIf(candidate -> load.getOrDefault(candidate.study(), 0) >= candidate.atOnce());
            Optional<Waiting> first = left.stream()
                    .min(Comparator.comparingDouble(
                            candidate -> (load.getOrDefault(candidate.study(), 0) + 1) / candidate.weight()));
            if (first.isEmpty()) {
                break;
            }
            left.remove(first.get());
            load.merge(first.get().study(), 1, Integer::sum);
            picked.add(first.get());
        }
        return picked;
    }
}
