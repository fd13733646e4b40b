package io.gatewise.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldMeansTest {

    private static final double[] FOLDS = {1, 2, 3, 4, 5};
    private static final double[] HARD = {0, 0.5, 1, 2, 4};

    private final SplittableRandom random = new SplittableRandom(1);

    private Curve trial(double loss, double noise) {
        var losses = new double[5];
        for (int k = 0; k < 5; k++) {
            losses[k] = loss + HARD[k] + noise * random.nextGaussian();
        }
        return new Curve(FOLDS, losses);
    }

    private List<Curve> trials(int count, double noise) {
        var trials = new ArrayList<Curve>();
        for (int i = 0; i < count; i++) {
            trials.add(trial(random.nextDouble(), noise));
        }
        return trials;
    }

    @Test
    void foldsToComeAreAsHardAsTheyWereForOthers() {
        var means = new FoldMeans(5, 2, trials(6, 1e-6));

        Foretelling.Belief belief = means.foretell(trial(3, 1e-6).until(2));

        assertThat(belief.mean()).isCloseTo(4.5, within(1e-4)); // 3 + the mean of 0, .5, 1, 2, 4
    }

    @Test
    void theSpreadOfWhatIsForetoldIsTheSpreadOfWhatComes() {
        var means = new FoldMeans(5, 2, trials(200, 0.3));
        double squares = 0;
        double expected = 0;
        for (int i = 0; i < 2000; i++) {
            Curve whole = trial(1, 0.3);
            Foretelling.Belief belief = means.foretell(whole.until(2));
            double end = java.util.Arrays.stream(whole.losses()).average().orElseThrow();
            squares += Math.pow(end - belief.mean(), 2) / 2000;
            expected = belief.variance();
        }

        assertThat(squares / expected).isBetween(0.85, 1.15); // 2,000 squares scatter by 3 %, the 200 trials' σ² by 4 %
    }

    @Test
    void aTrialIsForetoldFromTheOthersAlone() {
        List<Curve> trials = trials(6, 0.3);

        Foretelling.Belief left = new FoldMeans(5, 2, trials).without(0);

        Foretelling.Belief reference =
                new FoldMeans(5, 2, trials.subList(1, 6)).foretell(trials.get(0).until(2));
        assertThat(left.mean()).isCloseTo(reference.mean(), within(1e-12));
        assertThat(left.variance()).isCloseTo(reference.variance(), within(1e-12));
    }
}
