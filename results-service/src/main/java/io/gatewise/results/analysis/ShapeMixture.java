package io.gatewise.results.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several shapes of curves together, each weighted by how probable it makes the curve so far, and how well it foretold each
 * whole curve of the study from the others.
 *
 * @see <a href="https://www.ijcai.org/Proceedings/15/Papers/487.pdf">Domhan et al. 2015: an ensemble of parametric curves</a>;
 *     theirs is sampled by Markov chains for each curve alone, ours is in closed form and learns from the other curves
 */
final class ShapeMixture implements Foretelling {

    private final List<Shape> shapes;
    private final List<ShapeModel> models;
    private final List<Curve> begun;
    private final ShapeModel.Foretold[][] left; // by whole curve, then shape: what the other curves foretold
    private final double[] ends;
    private final double[] record; // by shape: Σ of how probable the ends were

    /**
     * The mixture for one rung.
     *
     * @param full  T
     * @param from  t at the rung
     * @param whole curves to the full rung that are longer than the rung, at least two, each from 3 points on
     */
    ShapeMixture(double full, double from, List<Curve> whole) {
        this.shapes = Shape.all(full);
        this.begun = whole.stream().map(curve -> curve.until(from)).toList();
        this.ends = whole.stream().mapToDouble(Curve::end).toArray();
        this.models = shapes.stream()
                .map(shape -> new ShapeModel(shape, full, whole, begun))
                .toList();
        this.left = IntStream.range(0, ends.length)
                .mapToObj(j -> models.stream().map(model -> model.without(j)).toArray(ShapeModel.Foretold[]::new))
                .toArray(ShapeModel.Foretold[][]::new);
        this.record = new double[shapes.size()];
        for (int j = 0; j < ends.length; j++) {
            for (int k = 0; k < record.length; k++) {
                record[k] += left[j][k].logDensity(ends[j]);
            }
        }
    }

    @Override
    public int size() {
        return ends.length;
    }

    @Override
    public double[] traits(Curve begun) {
        int third = begun.size() - 1 - begun.size() / 3;
        return new double[] {begun.end(), begun.losses()[third] - begun.end()};
    }

    @Override
    public double[] traits(int j) {
        return traits(begun.get(j));
    }

    @Override
    public double end(int j) {
        return ends[j];
    }

    @Override
    public Belief foretell(Curve begun) {
        ShapeModel.Foretold[] foretold = IntStream.range(0, record.length)
                .mapToObj(k -> models.get(k).foretell(begun.sums(shapes.get(k))))
                .toArray(ShapeModel.Foretold[]::new);
        return together(foretold, record);
    }

    @Override
    public Belief without(int j) {
        double[] others = record.clone();
        for (int k = 0; k < others.length; k++) {
            others[k] -= left[j][k].logDensity(ends[j]);
        }
        return together(left[j], others);
    }

    /** Mean and variance of the mixture. */
    private static Belief together(ShapeModel.Foretold[] foretold, double[] record) {
        double[] weights = IntStream.range(0, record.length)
                .mapToDouble(k -> record[k] + foretold[k].evidence())
                .toArray();
        double largest = Arrays.stream(weights).max().orElseThrow();
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int k = 0; k < weights.length; k++) {
            double weight = Math.exp(weights[k] - largest);
            sum += weight;
            mean += weight * foretold[k].mean();
        }
        mean /= sum;
        for (int k = 0; k < weights.length; k++) {
            double off = foretold[k].mean() - mean;
            square += Math.exp(weights[k] - largest) / sum * (foretold[k].variance() + off * off);
        }
        return new Belief(mean, square);
    }
}
