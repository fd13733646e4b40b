package io.gatewise.results.fidelity;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asynchronous successive halving: of the n trials that completed a rung, the best &lfloor;n/&eta;&rfloor; go on, as soon as
 * they are known to be among them.
 *
 * <p>Only completed rungs count: trials that failed, diverged or were cancelled never move a threshold, and one that did so
 * further up gives its place to the next. An exhausted trial has its place and needs no promotion. Trials that began at the
 * same rung are compared with each other, as in Hyperband's brackets. Size and cost play no part.
 *
 * @param rungs     the study's, the lowest first
 * @param reduction &eta;, above 1
 * @param direction which end of the objective is the good one
 * @see <a href="https://arxiv.org/abs/1810.05934">Li et al. 2020, algorithm 2</a>
 */
public record PromotionRule(List<Rung> rungs, double reduction, Direction direction) {

    public PromotionRule {
        rungs = List.copyOf(rungs);
    }

    /** The rule of a study; it promotes nobody where there is one rung. */
    public static PromotionRule of(StudySpec spec) {
        double reduction = spec.promotes() ? spec.search().fidelity().reduction() : 2;
        return new PromotionRule(spec.rungs(), reduction, spec.objective().direction());
    }

    /** Who may go on now: those furthest up first, of a rung the best first. */
    public List<Promotion> promotable(History history) {
        return promotions(history, 0);
    }

    /**
     * Who goes on when no other trial will come: of each rung at least the best one, so that a search that was too short to
     * promote anybody has a fully trained winner.
     */
    public List<Promotion> last(History history) {
        return promotions(history, 1);
    }

    private List<Promotion> promotions(History history, int atLeast) {
        var found = new ArrayList<Promotion>();
        Set<Integer> brackets = new TreeSet<>();
        history.trials().stream()
                .filter(trial -> !trial.scores().isEmpty())
                .forEach(trial -> brackets.add(begin(trial)));
        for (int place = rungs.size() - 2; place >= 0; place--) {
            for (int bracket : brackets) {
                Rung next = rungs.get(place + 1);
                best(history, bracket, next.number() - 1, atLeast).stream()
                        .filter(trial -> waits(trial, next.number() - 1))
                        .forEach(trial -> found.add(new Promotion(trial.number(), next)));
            }
        }
        return found;
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
