package io.gatewise.results.acquisition;

import io.gatewise.results.pareto.FreeCells;
import io.gatewise.results.surrogate.GaussianProcess;
import io.gatewise.results.surrogate.GaussianProcess.Prediction;
import java.util.Arrays;
import java.util.List;

/**
 * The logarithm of the volume that a point is expected to add to what is dominated, as one surrogate for each of m objectives
 * believes: expected hypervolume improvement.
 */
public final class LogHypervolumeImprovement implements Acquisition {

    private final List<GaussianProcess> surrogates;
    private final CellImprovement improvement;
    private final CellImprovement roughly;

    /** The improvement over a front of which all is known, see the other constructor. */
    LogHypervolumeImprovement(List<GaussianProcess> surrogates, FreeCells cells) {
        this(surrogates, cells, cells);
    }

    /**
     * The improvement over a front.
     *
     * @param surrogates one for each objective, m of them
     * @param cells      what the front leaves free, in the surrogates' units
     * @param coarse     about the same in fewer boxes, for {@link #screen}
     */
    public LogHypervolumeImprovement(List<GaussianProcess> surrogates, FreeCells cells, FreeCells coarse) {
        this.surrogates = List.copyOf(surrogates);
        this.improvement = new CellImprovement(cells);
        this.roughly = new CellImprovement(coarse);
    }

    @Override
    public double[] screen(double[][] points, int wanted) {
        return values(points, roughly);
    }

    @Override
    public double[] values(double[][] points) {
        return values(points, improvement);
    }

    private double[] values(double[][] points, CellImprovement improvement) {
        Prediction[][] predictions =
                surrogates.stream().map(surrogate -> surrogate.predict(points)).toArray(Prediction[][]::new);
        var values = new double[points.length];
        var mean = new double[predictions.length];
        var deviation = new double[predictions.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] = predictions[j][i].mean();
                deviation[j] = Math.sqrt(predictions[j][i].variance());
            }
            values[i] = improvement.log(mean, deviation);
        }
        return values;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        int m = surrogates.size();
        var mean = new double[m];
        var deviation = new double[m];
        var meanGradients = new double[m][point.length];
        var varianceGradients = new double[m][point.length];
        for (int j = 0; j < m; j++) {
            Prediction at = surrogates.get(j).predict(point, meanGradients[j], varianceGradients[j]);
            mean[j] = at.mean();
            deviation[j] = Math.sqrt(at.variance());
        }
        var byMean = new double[m];
        var byDeviation = new double[m];
        double value = improvement.log(mean, deviation, byMean, byDeviation);
        Arrays.fill(gradient, 0);
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < gradient.length; i++) {
                // ∂σ = ∂v / 2σ
                gradient[i] +=
                        byMean[j] * meanGradients[j][i] + byDeviation[j] * varianceGradients[j][i] / (2 * deviation[j]);
            }
        }
        return value;
    }
}
