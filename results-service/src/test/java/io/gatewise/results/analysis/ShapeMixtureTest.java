package io.gatewise.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShapeMixtureTest {

    private static final double[] EPOCHS = {1, 2, 3, 4, 5, 6, 7, 9, 12, 15, 18, 23, 27, 36, 44, 56, 69, 81};

    private final SplittableRandom random = new SplittableRandom(3);

    private Curve curve(double end, double fall, double power, double noise) {
        return new Curve(
                EPOCHS,
                Arrays.stream(EPOCHS)
                        .map(t -> end + fall * (Math.pow(t / 81, -power) - 1) + noise * random.nextGaussian())
                        .toArray());
    }

    private List<Curve> curves(int count, double noise) {
        var curves = new ArrayList<Curve>();
        for (int i = 0; i < count; i++) {
            curves.add(curve(1 + random.nextDouble(), 0.2 + 0.2 * random.nextDouble(), 0.5, noise));
        }
        return curves;
    }

    @Test
    void foretellsWhereCurvesOfAKnownShapeEnd() {
        var mixture = new ShapeMixture(81, 9, curves(6, 1e-3));

        Foretelling.Belief belief = mixture.foretell(curve(0.7, 0.25, 0.5, 1e-3).until(9));

        assertThat(belief.mean()).isCloseTo(0.7, within(0.02)); // it stands at 1.2
        assertThat(Math.sqrt(belief.variance())).isLessThan(0.02);
    }

    @Test
    void aWholeCurveIsForetoldFromTheOthersAlone() {
        List<Curve> curves = curves(6, 0.01);
        var without = new ShapeMixture(81, 9, curves.subList(1, 6));

        Foretelling.Belief belief = new ShapeMixture(81, 9, curves).without(0);

        // the weights of the shapes are those of six curves less one, of which the others were foretold with it
        Foretelling.Belief reference = without.foretell(curves.get(0).until(9));
        assertThat(belief.mean()).isCloseTo(reference.mean(), within(0.5 * Math.sqrt(reference.variance())));
    }

    @Test
    void oneShapeIsBayesianLinearRegression() {
        // g = 1/t of T = 4; b is known as 2 ± its own spread, a is not; worked by generalised least squares
        Shape shape = new Shape("1/t", t -> 1 / t);
        double[] at = {1, 2, 4};
        List<Curve> whole = List.of(new Curve(at, new double[] {3, 2, 1.5}), new Curve(at, new double[] {5, 3.1, 1.9}));
        List<Curve> begun = whole.stream().map(curve -> curve.until(2)).toList();
        var model = new ShapeModel(shape, 4, whole, begun);

        ShapeModel.Foretold foretold =
                model.foretell(new Curve(new double[] {1, 2}, new double[] {4, 2.9}).sums(shape));

        Reference reference = Reference.of(shape, whole, new double[] {4, 2.9});
        assertThat(foretold.mean()).isCloseTo(reference.mean(), within(1e-4)); // the reference's a has a wide prior
        assertThat(foretold.variance()).isCloseTo(reference.variance(), within(1e-4));
    }

    /** The same by the covariance of what is seen and foretold, a with a variance of a million. */
    private record Reference(double mean, double variance) {

        static Reference of(Shape shape, List<Curve> whole, double[] seen) {
            double[] slopes = whole.stream()
                    .map(curve -> curve.sums(shape))
                    .mapToDouble(sums -> sums.products() / sums.falls())
                    .toArray();
            double mean = (slopes[0] + slopes[1]) / 2;
            double around = Math.pow(slopes[0] - mean, 2) + Math.pow(slopes[1] - mean, 2);
            double variance = (around + mean * mean) / 2;
            double noise = whole.stream()
                            .map(curve -> curve.sums(shape))
                            .mapToDouble(sums -> sums.losses() - sums.products() * sums.products() / sums.falls())
                            .sum()
                    / 2;
            double[] g = {1, 0.5, 0.25};
            var k = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    k[i][j] = 1e6 + variance * g[i] * g[j] + (i == j ? noise : 0);
                }
            }
            double determinant = k[0][0] * k[1][1] - k[0][1] * k[0][1];
            double[] weights = {
                (k[2][0] * k[1][1] - k[2][1] * k[0][1]) / determinant,
                (k[2][1] * k[0][0] - k[2][0] * k[0][1]) / determinant
            };
            double expected = mean * g[2] + weights[0] * (seen[0] - mean * g[0]) + weights[1] * (seen[1] - mean * g[1]);
            return new Reference(expected, k[2][2] - weights[0] * k[2][0] - weights[1] * k[2][1]);
        }
    }
}
