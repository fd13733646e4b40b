package io.gatewise.results.history;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a trial came to its score: what a forecast of the full rung starts from.
 *
 * <p>Where rungs are epochs: the score that the trial would have had if its rung had ended there, at few epochs, ever further
 * apart. Where they are folds: each fold's own score. Otherwise nothing: what is known are the scores of the rungs.
 *
 * @param amounts ascending epochs or folds, length n; not modified
 * @param scores  in the objective's unit, length n, finite; not modified
 */
public record Course(double[] amounts, double[] scores) {

    /** Nothing is known of the way. */
    public static final Course NONE = new Course(new double[0], new double[0]);

    /** So many times as far is each epoch that is kept as the one before: 17 of 100, 28 of 1,000 are. */
    private static final double STRIDE = 1.25;

    public Course {
        if (amounts.length != scores.length) {
            throw new IllegalArgumentException(
                    "need as many scores as amounts, got " + scores.length + " and " + amounts.length);
        }
        if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("need finite scores, got " + Arrays.toString(scores));
        }
    }

    /** The course of a trial that completed a rung. */
    public static Course of(StudySpec spec, Outcome.Completed outcome) {
        Fidelity fidelity = spec.search().fidelity();
        if (fidelity == null) {
            return NONE;
        }
        return switch (fidelity.by()) {
            case EPOCHS -> byEpochs(spec, outcome.curve());
            case FOLDS -> byFolds(outcome.folds());
            case FRACTION, BUDGET -> NONE;
        };
    }

    /** n. */
    public int size() {
        return amounts.length;
    }

    private static Course byFolds(List<FoldScore> folds) {
        return new Course(
                folds.stream().mapToDouble(FoldScore::fold).toArray(),
                folds.stream().mapToDouble(FoldScore::score).toArray());
    }

    private static Course byEpochs(StudySpec spec, List<CurvePoint> curve) {
        Map<Integer, NavigableMap<Integer, Double>> folds = kept(spec, curve);
        if (folds.isEmpty()) {
            return NONE;
        }
        int begin =
                folds.values().stream().mapToInt(NavigableMap::firstKey).max().orElseThrow();
        int end = folds.values().stream().mapToInt(NavigableMap::lastKey).max().orElseThrow();
        double[] amounts = epochs(spec, begin, end);
        double[] scores = Arrays.stream(amounts)
                .map(epoch -> folds.values().stream()
                        .mapToDouble(fold -> fold.floorEntry((int) epoch).getValue())
                        .average()
                        .orElseThrow())
                .toArray();
        return new Course(amounts, scores);
    }

    /** The same epochs for every trial as far as it goes, the rungs' and its last one too. */
    private static double[] epochs(StudySpec spec, int begin, int end) {
        var epochs = new TreeSet<Integer>();
        spec.rungs().stream().map(Rung::epochs).filter(epoch -> epoch <= end).forEach(epochs::add);
        for (double epoch = 1; epoch <= end; epoch *= STRIDE) {
            epochs.add((int) Math.rint(epoch));
        }
        epochs.add(end);
        return epochs.tailSet(begin).stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** The score of the weights that each fold had kept after each epoch, as early stopping keeps them. */
    private static Map<Integer, NavigableMap<Integer, Double>> kept(StudySpec spec, List<CurvePoint> curve) {
        String objective = spec.objective().metric();
        Metric watched = spec.earlyStopping().metric();
        String judge = watched == null ? objective : watched.key();
        Direction direction = watched == null ? spec.objective().direction() : watched.natural();
        Map<Integer, NavigableMap<Integer, Double>> folds = new TreeMap<>();
        Map<Integer, Double> best = new TreeMap<>();
        for (CurvePoint point : curve) {
            Double score = point.metrics().get(objective);
            Double judged = point.metrics().get(judge);
            if (score != null && judged != null) {
                var fold = folds.computeIfAbsent(point.fold(), any -> new TreeMap<>());
                double loss = direction.loss(judged);
                boolean improved = fold.isEmpty()
                        || best.get(point.fold()) - loss > spec.earlyStopping().minImprovement();
                if (improved) {
                    best.put(point.fold(), loss);
                }
                fold.put(point.epoch(), improved ? score : fold.lastEntry().getValue());
            }
        }
        return folds;
    }
}
