package io.gatewise.results.store;

import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Epochs of one attempt that came one after the other, without one of another attempt of its trial between them.
 *
 * @param points at least one, in the order in which they came
 */
record Stretch(AttemptKey key, List<CurvePoint> points) {

    /** What came, in stretches: those of one trial in the order in which they came, trials by study and number. */
    static List<Stretch> of(List<EpochEnded> epochs) {
        record Trial(String study, int number) {}

        Map<Trial, List<Stretch>> byTrial =
                new TreeMap<>(Comparator.comparing(Trial::study).thenComparingInt(Trial::number));
        for (EpochEnded epoch : epochs) {
            AttemptKey key = epoch.key();
            List<Stretch> stretches =
                    byTrial.computeIfAbsent(new Trial(key.study().value(), key.trial()), trial -> new ArrayList<>());
            if (stretches.isEmpty()
                    || !stretches.get(stretches.size() - 1).key().equals(key)) {
                stretches.add(new Stretch(key, new ArrayList<>()));
            }
            stretches.get(stretches.size() - 1).points().add(epoch.point());
        }
        return byTrial.values().stream().flatMap(List::stream).toList();
    }
}
