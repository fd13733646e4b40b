package io.gatewise.results.contribution;

import io.gatewise.results.report.TrialReport;
import io.gatewise.results.space.SpacePrior;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where good values were expected. */
final class PriorPart implements Part {

    /** Fewer trials than this neither confirm nor contradict anything. */
    private static final int FEWEST = 6;

    /** One in twenty studies whose trials have nothing to do with the prior would be beyond this on one side. */
    private static final double SIGNIFICANT = 1.64;

    @Override
    public String name() {
        return "parameters.prior";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        SpacePrior prior = evidence.space().prior();
        List<TrialReport> trials = evidence.comparable().stream()
                .filter(trial -> evidence.space().contains(trial.configuration()))
                .toList();
        if (!prior.informative() || trials.isEmpty()) {
            return Optional.empty();
        }
        double[] expected = trials.stream()
                .mapToDouble(trial -> prior.logDensity(evidence.space().encode(trial.configuration())))
                .toArray();
        int best = evidence.bestOf(trials).map(trials::indexOf).orElseThrow();
        long likelier = Arrays.stream(expected)
                .filter(density -> density > expected[best])
                .count();
        return Optional.of("the best trial, " + trials.get(best).number() + ", lies where "
                + (likelier == 0
                        ? "most was expected"
                        : "less was expected than of " + Evidence.share(likelier, trials.size()) + " trials")
                + (trials.size() < FEWEST ? "" : "; " + agreement(evidence, trials, expected)));
    }

    /** Whether the expected half of the trials did better than the other. */
    private static String agreement(Evidence evidence, List<TrialReport> trials, double[] expected) {
        List<Integer> byExpectation = IntStream.range(0, expected.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -expected[i]))
                .toList();
        int half = trials.size() / 2;
        double upper = median(evidence, trials, byExpectation.subList(0, half));
        double lower = median(evidence, trials, byExpectation.subList(trials.size() - half, trials.size()));
        String words = "the median of the " + half + " most expected trials is " + evidence.scoreOf(upper) + ", of the "
                + half + " least expected " + evidence.scoreOf(lower);
        double concordance = concordance(evidence, trials, expected);
        return words
                + (concordance > SIGNIFICANT
                        ? ": the trials agree with it"
                        : concordance < -SIGNIFICANT
                                ? ": the trials contradict it"
                                : ": the trials neither confirm nor contradict it");
    }

    /** Kendall's τ of expectation and success over its deviation where they have nothing to do with each other. */
    private static double concordance(Evidence evidence, List<TrialReport> trials, double[] expected) {
        int n = expected.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                sum += Math.signum(expected[i] - expected[k])
                        * Double.compare(evidence.loss(trials.get(k)), evidence.loss(trials.get(i)));
            }
        }
        return sum / Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
    }

    private static double median(Evidence evidence, List<TrialReport> trials, List<Integer> some) {
        double[] sorted = some.stream()
                .mapToDouble(i -> evidence.loss(trials.get(i)))
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
