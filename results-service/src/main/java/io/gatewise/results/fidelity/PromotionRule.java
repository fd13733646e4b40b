package io.gatewise.results.fidelity;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.analysis.Forecasts;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asynchronous successive halving: of the n trials that completed a rung, the best &lfloor;n/&eta;&rfloor; go on, as soon as
 * they are known to be among them.
 *
 * <p>Only completed rungs count: trials that failed, diverged or were cancelled never move a threshold, and one that did so
 * further up gives its place to the next. An exhausted trial has its place and needs no promotion. Trials that began at the
 * same rung are compared with each other, as in Hyperband's brackets. Size and cost play no part.
 *
 * <p>Where a forecast says that a trial comes too late, it keeps its place and waits.
 *
 * @param rungs     the study's, the lowest first
 * @param reduction &eta;, above 1
 * @param direction which end of the objective is the good one
 * @see <a href="https://arxiv.org/abs/1810.05934">Li et al. 2020, algorithm 2</a>
 */
public record PromotionRule(List<Rung> rungs, double reduction, Direction direction) {

    /**
     * One in so many trials that are foretold to come too late goes on all the same: without their ends a forecast that is wrong
     * for their kind would never be found out.
     */
    private static final int PROBES = 5;

    public PromotionRule {
        rungs = List.copyOf(rungs);
    }

    /** The rule of a study; it promotes nobody where there is one rung. */
    public static PromotionRule of(StudySpec spec) {
        double reduction = spec.promotes() ? spec.search().fidelity().reduction() : 2;
        return new PromotionRule(spec.rungs(), reduction, spec.objective().direction());
    }

    /** Who may go on now, whatever learning curves foretell: those furthest up first, of a rung the best first. */
    public List<Promotion> promotable(History history) {
        return promotable(history, Forecasts.NONE);
    }

    /** Who may go on now: those furthest up first, of a rung the best first. */
    public List<Promotion> promotable(History history, Forecasts forecasts) {
        return promotions(history, forecasts, 0, false);
    }

    /**
     * Who goes on when no other trial will come: of each rung at least the best one, so that a search that was too short to
     * promote anybody has a fully trained winner. Whoever is withheld is so because there is a fully trained better one.
     */
    public List<Promotion> last(History history, Forecasts forecasts) {
        return promotions(history, forecasts, 1, false);
    }

    /** Who would go on, were it not foretold that they come too late: their numbers. */
    public Set<Integer> withheld(History history, Forecasts forecasts) {
        return promotions(history, forecasts, 0, true).stream()
                .map(Promotion::trial)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Promotion> promotions(History history, Forecasts forecasts, int atLeast, boolean withheld) {
        if (rungs.size() < 2) {
            return List.of();
        }
        var found = new ArrayList<Promotion>();
        Set<Integer> brackets = new TreeSet<>();
        history.trials().stream()
                .filter(trial -> !trial.scores().isEmpty())
                .forEach(trial -> brackets.add(begin(trial)));
        for (int place = rungs.size() - 2; place >= 0; place--) {
            for (int bracket : brackets) {
                Rung next = rungs.get(place + 1);
                List<TrialRecord> best = best(history, bracket, next.number() - 1, atLeast);
                Set<TrialRecord> vain = vain(best, next.number() - 1, forecasts);
                best.stream()
                        .filter(trial -> waits(trial, next.number() - 1) && vain.contains(trial) == withheld)
                        .forEach(trial -> found.add(new Promotion(trial.number(), next)));
            }
        }
        return found;
    }

    /**
     * Of the trials that have a place above a rung, those that are foretold to come too late; but for one in {@link #PROBES},
     * the most hopeful, who show whether that is so.
     */
    private Set<TrialRecord> vain(List<TrialRecord> best, int rung, Forecasts forecasts) {
        Map<TrialRecord, Double> hopes = new IdentityHashMap<>();
        best.forEach(trial -> forecasts
                .inVain(trial, rung)
                .ifPresent(forecast -> hopes.put(trial, direction.loss(forecast.hopeful(direction)))));
        Set<TrialRecord> vain = Collections.newSetFromMap(new IdentityHashMap<>());
        best.stream()
                .filter(hopes::containsKey)
                .sorted(Comparator.comparingDouble(hopes::get))
                .skip(hopes.size() / PROBES)
                .forEach(vain::add);
        return vain;
    }

    /** Of the trials that began at {@code bracket} and completed {@code rung}, those that have a place above. */
    private List<TrialRecord> best(History history, int bracket, int rung, int atLeast) {
        List<TrialRecord> ended = history.trials().stream()
                .filter(trial -> !trial.scores().isEmpty() && begin(trial) == bracket)
                .filter(trial ->
                        trial.scores().stream().anyMatch(score -> score.rung().number() == rung))
                .toList();
        long places = Math.max(atLeast, (long) (ended.size() / reduction + 1e-9)); // 1e-9: 11 / 1.1 is 10
        return ended.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED || trial.state() == TrialState.OPEN)
                .sorted(Comparator.comparingDouble((TrialRecord trial) -> loss(trial, rung))
                        .thenComparingInt(TrialRecord::number))
                .limit(places)
                .toList();
    }

    private double loss(TrialRecord trial, int rung) {
        return direction.loss(trial.scoreAt(rung).orElseThrow());
    }

    /** Whether the trial stands at the end of that rung, and a higher one would change it. */
    private static boolean waits(TrialRecord trial, int rung) {
        RungScore last = trial.last().orElseThrow();
        return trial.state() == TrialState.COMPLETED && last.rung().number() == rung && !last.exhausted();
    }

    private static int begin(TrialRecord trial) {
        return trial.scores().get(0).rung().number();
    }
}
