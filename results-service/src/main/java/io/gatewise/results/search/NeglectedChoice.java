package io.gatewise.results.search;

import io.gatewise.results.acquisition.Acquisition;
import io.gatewise.results.acquisition.AcquisitionMaximizer;
import io.gatewise.results.acquisition.WithinChoice;
import io.gatewise.results.space.Axis;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A choice of a categorical parameter that far fewer trials have had than would by chance. Where the first trials with it
 * were unlucky in their other parameters, a model may keep away from the best choice for ever. A parameter with a prior is left
 * alone: its author knows what may be neglected.
 *
 * @param axis       the parameter's coordinate
 * @param coordinate the choice there
 */
record NeglectedChoice(int axis, double coordinate) {

    /** Fewer trials than this share of what would be by chance are few. */
    private static final double SHARE = 0.25;

    /** The one with the fewest trials beside what would be by chance; empty where no choice has few. */
    static Optional<NeglectedChoice> of(EncodedSpace space, List<double[]> tried) {
        Optional<NeglectedChoice> most = Optional.empty();
        double least = SHARE;
        for (int j = 0; j < space.dimensions(); j++) {
            Axis axis = space.axes().get(j);
            if (!axis.categorical() || space.space().parameters().get(j).prior() != null) {
                continue;
            }
            int[] counts = counts(space, j, tried);
            int all = IntStream.of(counts).sum();
            for (int index = 0; index < counts.length; index++) {
                double share = (double) counts[index] * counts.length / Math.max(1, all);
                if (share < least) {
                    least = share;
                    most = Optional.of(new NeglectedChoice(j, axis.coordinate(index)));
                }
            }
        }
        return most;
    }

    /** How many trials each choice of a parameter has had. */
    private static int[] counts(EncodedSpace space, int j, List<double[]> tried) {
        Axis axis = space.axes().get(j);
        var counts = new int[(int) axis.size()];
        for (double[] point : tried) {
            if (space.active(point)[j]) {
                counts[(int) axis.index(point[j])]++;
            }
        }
        return counts;
    }

    /**
     * The most promising point with this choice.
     *
     * @param centers good points; looked around as if they had this choice
     * @return empty if none was found that isn't taken
     */
    Optional<double[]> best(
            AcquisitionMaximizer maximizer,
            Acquisition acquisition,
            List<double[]> centers,
            EncodedSpace space,
            TakenPoints taken,
            RandomGenerator random) {
        return maximizer
                .best(
                        new WithinChoice(acquisition, axis, coordinate),
                        centers.stream().map(center -> in(center, space)).toList(),
                        taken,
                        random)
                .filter(point -> point[axis] == coordinate);
    }

    /** {@code point} with this choice. */
    double[] in(double[] point, EncodedSpace space) {
        double[] moved = point.clone();
        moved[axis] = coordinate;
        return space.canonical(moved);
    }
}
