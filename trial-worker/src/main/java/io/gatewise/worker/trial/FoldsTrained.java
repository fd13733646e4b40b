package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.FoldScore;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a trial's folds came to, one after the other. */
final class FoldsTrained {

    private final TrainTrial request;
    private final int foldsOfPlan;
    private final List<Training.Trained> folds = new ArrayList<>();
    private final List<CurvePoint> curve = new ArrayList<>();
    private long parameters;
    private ArtifactReference model;

    FoldsTrained(TrainTrial request, int foldsOfPlan) {
        this.request = request;
        this.foldsOfPlan = foldsOfPlan;
    }

    /**
     * The next fold.
     *
     * @param kept the fold's network; null where there are several
     */
    void add(Training.Trained fold, long weights, ArtifactReference kept) {
        folds.add(fold);
        curve.addAll(fold.curve());
        parameters = weights;
        model = kept;
    }

    /** The trial's end if the next fold can't be trained. */
    Outcome infeasible(Training.Hopeless fold) {
        var all = new ArrayList<>(curve);
        all.addAll(fold.curve());
        int last = all.size() - 1;
        return new Outcome.Infeasible(
                fold.cause(),
                fold.reason(),
                Curves.thinned(
                        all,
                        point -> isBest(point)
                                || point == all.get(last)
                                || point.fold() == folds.size() + 1 && point.epoch() == fold.bestEpoch()));
    }

    /**
     * The trial's end when all folds are trained that the rung asks for.
     *
     * @param checkpoint to go on from at a higher rung; null for none
     */
    Outcome completed(double seconds, ArtifactReference checkpoint) {
        boolean several = foldsOfPlan > 1;
        List<FoldScore> scores = scores();
        return new Outcome.Completed(
                mean(scores),
                means(),
                Curves.thinned(curve, point -> isBest(point) || isLast(point)),
                medianBestEpoch(),
                exhausted(),
                folds.get(folds.size() - 1).stoppedBy(),
                parameters,
                seconds,
                model,
                several ? scores : List.of(),
                folds.size() > 1 ? deviation(scores) : null,
                checkpoint);
    }

    private List<FoldScore> scores() {
        var scores = new ArrayList<FoldScore>();
        for (Training.Trained fold : folds) {
            scores.add(new FoldScore(
                    scores.size() + 1,
                    Judge.required(fold.best(), request.objective().known()),
                    Judge.byName(fold.best()),
                    fold.bestEpoch(),
                    fold.stoppedBy()));
        }
        return scores;
    }

    private boolean isBest(CurvePoint point) {
        return point.fold() <= folds.size() && folds.get(point.fold() - 1).bestEpoch() == point.epoch();
    }

    private boolean isLast(CurvePoint point) {
        List<CurvePoint> own = folds.get(point.fold() - 1).curve();
        return point == own.get(own.size() - 1);
    }

    private static double mean(List<FoldScore> scores) {
        return scores.stream().mapToDouble(FoldScore::score).average().orElseThrow();
    }

    /** Of a sample: over n - 1. */
    private static double deviation(List<FoldScore> scores) {
        double mean = mean(scores);
        double squares = scores.stream()
                .mapToDouble(fold -> (fold.score() - mean) * (fold.score() - mean))
                .sum();
        return Math.sqrt(squares / (scores.size() - 1));
    }

    /** Of each metric that all folds define. */
    private Map<String, Double> means() {
        var means = new TreeMap<String, Double>();
        for (Metric metric : folds.get(0).best().keySet()) {
            if (folds.stream().allMatch(fold -> fold.best().containsKey(metric))) {
                means.put(
                        metric.key(),
                        folds.stream()
                                .mapToDouble(fold -> fold.best().get(metric))
                                .average()
                                .orElseThrow());
            }
        }
        return means;
    }

    /** Of an even number the lower one. */
    private int medianBestEpoch() {
        return folds.stream().map(Training.Trained::bestEpoch).sorted().toList().get((folds.size() - 1) / 2);
    }

    /** Whether a higher rung on the same data would train more: a fold is left, or one that would be trained longer. */
    boolean mayGoOn() {
        boolean longest = request.rung().epochs() >= request.earlyStopping().maxEpochs();
        return folds.size() < foldsOfPlan
                || !longest && folds.stream().anyMatch(fold -> fold.stoppedBy().equals("epochs"));
    }

    /** No higher rung would change the score. */
    private boolean exhausted() {
        return !mayGoOn() && request.rung().fraction() == 1.0;
    }
}
