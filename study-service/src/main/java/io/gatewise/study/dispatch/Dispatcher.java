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
 * @param least so many requests may always be dispatched and not started, over all studies
 * @param most  never more than these, whatever workers take
 */
public record Dispatcher(int least, int most) {

    private static final Comparator<Waiting> OLDEST = Comparator.comparing(Waiting::since)
            .thenComparing(waiting -> waiting.study().value())
            .thenComparing(Waiting::trial);

    public Dispatcher {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "need at least 1 request and no more than the most, got " + least + " and " + most);
        }
    }

    /**
     * How many requests may be dispatched and not started: the least, and one for each trial that was just begun, since its
     * worker may be free again soon. With long trainings a new study so waits for few of them. All, where what lies
     * there goes untaken.
     */
    public int depth(Backlog backlog) {
        return backlog.untaken() ? most : (int) Math.min(most, (long) least + backlog.begun());
    }

    /**
     * The next ones: the study goes first that has the fewest trials at work for its weight, counting the one to come
     * (d'Hondt's rule), then the oldest trial. A study may have more queued than its parallelism allows at work: what its
     * users enqueue.
     *
     * @param waiting queued trials; of each study at least its {@code room} oldest
     * @param atWork  dispatched and running trials by study; absent is 0
     * @param room    so many requests the queue topic takes
     */
    public static List<Waiting> next(Collection<Waiting> waiting, Map<StudyId, Integer> atWork, int room) {
        var left = new ArrayList<>(waiting);
        left.sort(OLDEST);
        var load = new HashMap<>(atWork);
        var picked = new ArrayList<Waiting>();
        while (picked.size() < room) {
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
