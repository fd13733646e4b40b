package io.gatewise.results.analysis;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Course;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the trials of a study will come to at the full rung, as its own whole trainings tell: from learning curves where rungs
 * are epochs, from the folds' spread where they are folds, else from the scores at three rungs and more.
 *
 * <p>There is none where fewer than {@link Calibrated#FEWEST} trainings are whole, or where these, each foretold from the
 * others, ended outside of their bands more often than chance allows. Trials that failed or diverged tell nothing.
 */
public final class Forecasts {

    /** None at all. */
    public static final Forecasts NONE = new Forecasts(null, History.empty(), false);

    /** Of a learning curve: the first epochs of a slow learner look like those of a bad one. */
    private static final int FEWEST_EPOCHS = 5;

    /** Of scores of rungs. */
    private static final int FEWEST_RUNGS = 3;

    private final StudySpec spec;
    private final Fidelity fidelity;
    private final Direction direction;
    private final Rung full;
    private final List<TrialRecord> trials;
    private final Map<Integer, Optional<Calibrated>> byRung = new HashMap<>();

    private Forecasts(StudySpec spec, History history, boolean asked) {
        this.spec = spec;
        this.fidelity = asked ? spec.search().fidelity() : null;
        this.direction = spec == null ? Direction.MINIMIZE : spec.objective().direction();
        this.full = asked ? spec.fullRung() : null;
        this.trials = history.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED || trial.state() == TrialState.OPEN)
                .filter(trial -> !trial.scores().isEmpty())
                .toList();
    }

    /** Those of a study as it stands; none where it has one rung or wants none. */
    public static Forecasts of(StudySpec spec, History history) {
        boolean asked = spec.promotes()
                && spec.search().fidelity().extrapolation()
                && !spec.weighsSeveral(); // places have no curve
        return asked ? new Forecasts(spec, history, true) : NONE;
    }

    /**
     * What a trial will come to, as far as that rung tells.
     *
     * @param rung number of a rung that it completed below the full one
     * @return empty where nothing can be foretold, or need be, as no higher rung would change the score
     */
    public Optional<Forecast> at(TrialRecord trial, int rung) {
        if (fidelity == null || rung >= full.number() || over(trial, rung)) {
            return Optional.empty();
        }
        return curve(trial, rung)
                .flatMap(begun -> byRung.computeIfAbsent(rung, this::calibrated)
                        .filter(calibrated -> calibrated.knows(begun))
                        .map(calibrated -> forecast(calibrated.foretell(begun), begun))
                        .filter(Forecast::finite));
    }

    /** The same as far as its last completed rung tells. */
    public Optional<Forecast> of(TrialRecord trial) {
        return trial.last().flatMap(last -> at(trial, last.rung().number()));
    }

    /** The best score of the full rung. */
    public OptionalDouble best() {
        return fidelity == null
                ? OptionalDouble.empty()
                : trials.stream()
                        .map(trial -> trial.scoreAt(full.number()))
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .reduce((a, b) -> direction.better(b, a) ? b : a)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty());
    }

    /** Whether the whole band of a trial lies behind the best score of the full rung: what it foretells if it does. */
    public Optional<Forecast> inVain(TrialRecord trial, int rung) {
        OptionalDouble best = best();
        return best.isEmpty()
                ? Optional.empty()
                : at(trial, rung).filter(forecast -> direction.better(best.getAsDouble(), forecast.hopeful(direction)));
    }

    private Forecast forecast(Foretelling.Belief belief, Curve begun) {
        double half = Calibrated.HALF_BAND * Math.sqrt(belief.variance());
        // the best weights so far are kept: more epochs make no score worse
        double most = fidelity.by() == Fidelity.By.EPOCHS ? begun.end() : Double.POSITIVE_INFINITY;
        double a = direction.loss(Math.min(most, belief.mean() - half));
        double b = direction.loss(Math.min(most, belief.mean() + half));
        return new Forecast(direction.loss(Math.min(most, belief.mean())), Math.min(a, b), Math.max(a, b));
    }

    private Optional<Calibrated> calibrated(int rung) {
        Rung from = spec.rungs().get(rung - 1);
        List<Curve> whole = new ArrayList<>();
        for (TrialRecord trial : trials) {
            if (trial.scoreAt(full.number()).isPresent() && !over(trial, rung)) {
                whole(trial, from).ifPresent(whole::add);
            }
        }
        if (whole.size() < Calibrated.FEWEST) {
            return Optional.empty();
        }
        Foretelling foretelling = fidelity.by() == Fidelity.By.FOLDS
                ? new FoldMeans(full.folds(), from.folds(), whole)
                : new ShapeMixture(fidelity.amount(full), fidelity.amount(from), whole);
        return Optional.of(Calibrated.of(foretelling)).filter(Calibrated::trusted);
    }

    /** Whether the trial had ended for good by that rung. */
    private static boolean over(TrialRecord trial, int rung) {
        return trial.scores().stream()
                .anyMatch(score -> score.exhausted() && score.rung().number() <= rung);
    }

    /** A training to its end, where what it came to at {@code from} can be compared with it. */
    private Optional<Curve> whole(TrialRecord trial, Rung from) {
        Optional<Curve> last =
                trial.last().flatMap(score -> curve(trial, score.rung().number()));
        if (fidelity.by() == Fidelity.By.FOLDS) {
            return last.filter(curve -> curve.size() == full.folds());
        }
        double end = fidelity.amount(full);
        double loss = direction.loss(trial.scoreAt(full.number()).orElseThrow());
        return last.filter(curve -> curve.until(fidelity.amount(from)).size() >= fewest())
                .map(curve -> curve.until(Math.nextDown(end)).with(end, loss));
    }

    /** What the trial came to until that rung, in losses; empty where too little is known. */
    private Optional<Curve> curve(TrialRecord trial, int rung) {
        List<RungScore> scores = trial.scores().stream()
                .filter(score -> score.rung().number() <= rung)
                .toList();
        if (scores.isEmpty() || scores.get(scores.size() - 1).rung().number() != rung) {
            return Optional.empty();
        }
        Course course = scores.get(scores.size() - 1).course();
        boolean measured = fidelity.by() == Fidelity.By.EPOCHS || fidelity.by() == Fidelity.By.FOLDS;
        double[] at = measured
                ? course.amounts()
                : scores.stream()
                        .mapToDouble(score -> fidelity.amount(score.rung()))
                        .toArray();
        double[] values = measured
                ? course.scores()
                : scores.stream().mapToDouble(RungScore::score).toArray();
        double[] losses = Arrays.stream(values).map(direction::loss).toArray();
        return at.length < fewest() ? Optional.empty() : Optional.of(new Curve(at, losses));
    }

    private int fewest() {
        return switch (fidelity.by()) {
            case EPOCHS -> FEWEST_EPOCHS;
            case FOLDS -> 1;
            case FRACTION, BUDGET -> FEWEST_RUNGS;
        };
    }
}
