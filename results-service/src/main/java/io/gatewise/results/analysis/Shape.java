package io.gatewise.results.analysis;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How learning curves may fall.
 *
 * @param name for tests
 * @param fall g, by t
 * @see <a href="https://www.ijcai.org/Proceedings/15/Papers/487.pdf">Domhan et al. 2015, table 1</a>
 */
record Shape(String name, DoubleUnaryOperator fall) {

    private static final double[] POWERS = {0.25, 0.5, 1, 2};
    private static final double[] SHARES = {0.03, 0.1, 0.3, 1};

    /**
     * Power laws of several exponents, also with a late begin, and exponential decays over several shares of the whole.
     *
     * @param full T
     */
    static List<Shape> all(double full) {
        Stream<Shape> powers =
                DoubleStream.of(POWERS).mapToObj(power -> new Shape("power " + power, t -> Math.pow(t / full, -power)));
        Stream<Shape> late = DoubleStream.of(SHARES)
                .mapToObj(share -> new Shape("late " + share, t -> 1 / (1 + t / (share * full))));
        Stream<Shape> decays = DoubleStream.of(SHARES)
                .mapToObj(share -> new Shape("decay " + share, t -> Math.exp(-t / (share * full))));
        return Stream.of(powers, late, decays).flatMap(shapes -> shapes).toList();
    }
}
