package io.gatewise.searchbench;

import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Stagnation;
import io.gatewise.model.study.StopWhen;
import io.gatewise.results.proposal.Answer;
import io.gatewise.results.proposal.Calm;
import io.gatewise.results.proposal.Proposer;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where searches stop that stop by stagnation, and what they would have found had they gone on to their budget. */
final class Stagnating {

    private static final int BUDGET = 120;

    private Stagnating() {}

    /**
     * A search.
     *
     * @param stopped how many trials it had when it stopped; the budget if it didn't
     * @param then    regret then, in the loss's unit
     * @param last    regret after the budget
     * @param noise   deviation of a measurement
     */
    record Course(int stopped, double then, double last, double noise) {

        double lost() {
            return Math.max(0, then - last);
        }

        /** Whether going on had brought more than a measurement can tell, and a tenth of random search's regret. */
        boolean tooEarly(double random) {
            return lost() > noise && lost() > 0.1 * random;
        }
    }

    /** Prints mean trials spared and scores lost on surfaces whose name contains {@code filter}. */
    static void print(int seeds, Search.Algorithm algorithm, String filter) {
        System.out.printf(
                "%n%s, %d seeds, %d trials: stopped, trials spared in the mean, score lost, stopped too early%n",
                algorithm.key(), seeds, BUDGET);
        double spared = 0;
        double lost = 0;
        int stopped = 0;
        int early = 0;
        int runs = 0;
        for (Surface surface : Surfaces.all()) {
            if (!surface.name().contains(filter)) {
                continue;
            }
            double lowest = Optimum.of(surface);
            double random = Scores.medianRegrets(surface, lowest)[Run.AT.length - 1];
            double ofSurface = 0;
            double lostHere = 0;
            int stoppedHere = 0;
            int earlyHere = 0;
            for (long seed = 0; seed < seeds; seed++) {
                Course course = course(surface, lowest, algorithm, seed);
                ofSurface += BUDGET - course.stopped();
                lostHere += course.lost() / random;
                stoppedHere += course.stopped() < BUDGET ? 1 : 0;
                earlyHere += course.tooEarly(random) ? 1 : 0;
            }
            line(surface.name(), stoppedHere, ofSurface, lostHere, earlyHere, seeds);
            spared += ofSurface;
            lost += lostHere;
            stopped += stoppedHere;
            early += earlyHere;
            runs += seeds;
        }
        line("all", stopped, spared, lost, early, runs);
    }

    private static void line(String name, int stopped, double spared, double lost, int early, int runs) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %3d of %3d %6.1f %7.4f %3d%n",
                name,
                stopped,
                runs,
                spared / runs,
                lost / runs,
                early);
    }

    private static Course course(Surface surface, double lowest, Search.Algorithm algorithm, long seed) {
        var stop = new StopWhen(null, null, Stagnation.of(true));
        var study = new EventStudy(surface, new Search(algorithm, BUDGET, 1, seed, false).withStop(stop));
        var proposer = new Proposer(FitTimer.none());
        var random = new SplittableRandom(1000 + seed);
        Optional<Fit> fit = Optional.empty();
        Calm calm = Calm.NONE;
        double measured = Double.POSITIVE_INFINITY;
        double regret = Double.POSITIVE_INFINITY;
        int stopped = BUDGET;
        double then = 0;
        for (int trials = 0; trials < BUDGET; ) {
            var demand = study.demand(BUDGET - trials);
            Answer answer = proposer.answer(study.state(), fit, calm, demand);
            study.answered(demand);
            fit = answer.fit();
            calm = answer.calm();
            TrialProposal message = answer.message();
            if (!(message instanceof TrialsProposed proposed)) {
                stopped = trials;
                then = regret;
                study.change(StopWhen.never());
                continue;
            }
            var configuration = ((NewTrial) proposed.proposals().get(0)).configuration();
            double loss = surface.loss().at(configuration);
            double value = loss + surface.noise().draw(random);
            study.tried(configuration, value, 1);
            trials++;
            if (value < measured) {
                measured = value;
                regret = Math.max(0, loss - lowest);
            }
        }
        return new Course(stopped, stopped == BUDGET ? regret : then, regret, deviation(surface));
    }

    private static double deviation(Surface surface) {
        var random = new SplittableRandom(5);
        double squares = 0;
        int draws = 4000;
        for (int i = 0; i < draws; i++) {
            squares += Math.pow(surface.noise().draw(random), 2);
        }
        return Math.sqrt(squares / draws);
    }
}
