package io.gatewise.results.fidelity;

import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where new trials begin: all at the first rung, or in Hyperband's shares at each rung.
 *
 * <p>Hyperband's bracket s, of S + 1 rungs, begins with &lceil;(S + 1)/(s + 1) &middot; &eta;^s&rceil; trials at rung
 * S - s; a trial's number decides its bracket in these shares, evenly spread: the golden section's multiples modulo 1, begun
 * at a place that follows from the seed.
 *
 * @see <a href="https://arxiv.org/abs/1603.06560">Li et al. 2018, algorithm 1</a>
 */
public final class Brackets {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final List<Rung> rungs;
    private final double[] shares; // cumulated, by the place of a bracket's first rung; the last one is 1
    private final double begin;

    /** The brackets of a study. */
    public Brackets(StudySpec spec) {
        Fidelity fidelity = spec.search().fidelity();
        boolean several = fidelity != null && fidelity.scheme() == Fidelity.Scheme.HYPERBAND;
        this.rungs = several ? spec.rungs() : List.of(spec.firstRung());
        this.shares = new double[rungs.size()];
        double sum = 0;
        for (int place = 0; place < shares.length; place++) {
            int s = shares.length - 1 - place;
            sum += several ? Math.ceil(shares.length / (s + 1.0) * Math.pow(fidelity.reduction(), s)) : 1;
            shares[place] = sum;
        }
        for (int place = 0; place < shares.length; place++) {
            shares[place] /= sum;
        }
        this.begin = new SplittableRandom(spec.search().seed()).nextDouble();
    }

    /** Where the trial of that number begins. */
    public Rung first(int number) {
        double at = (begin + number * GOLDEN) % 1;
        int place = 0;
        while (at >= shares[place]) {
            place++;
        }
        return rungs.get(place);
    }
}
