package io.gatewise.results.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Losses by how far a trial was trained.
 *
 * @param at     t, ascending, length n; not modified
 * @param losses length n, finite; not modified
 */
record Curve(double[] at, double[] losses) {

    int size() {
        return at.length;
    }

    /** Its last loss. */
    double end() {
        return losses[losses.length - 1];
    }

    /** What was known of it at t. */
    Curve until(double t) {
        int count = (int) Arrays.stream(at).filter(each -> each <= t).count();
        return new Curve(Arrays.copyOf(at, count), Arrays.copyOf(losses, count));
    }

    /** This one and a loss further on. */
    Curve with(double t, double loss) {
        double[] longer = Arrays.copyOf(at, at.length + 1);
        double[] more = Arrays.copyOf(losses, longer.length);
        longer[at.length] = t;
        more[at.length] = loss;
        return new Curve(longer, more);
    }

    /** Sums of g and the losses. */
    record Sums(int n, double fall, double loss, double falls, double products, double losses) {}

    /** Means of g and the losses, then Σ(g − ḡ)², Σ(g − ḡ)(y − ȳ), Σ(y − ȳ)². */
    Sums sums(Shape shape) {
        double[] falls = Arrays.stream(at).map(shape.fall()).toArray();
        double fall = Arrays.stream(falls).average().orElseThrow();
        double loss = Arrays.stream(losses).average().orElseThrow();
        double gg = 0;
        double gy = 0;
        double yy = 0;
        for (int i : IntStream.range(0, at.length).toArray()) {
            gg += (falls[i] - fall) * (falls[i] - fall);
            gy += (falls[i] - fall) * (losses[i] - loss);
            yy += (losses[i] - loss) * (losses[i] - loss);
        }
        return new Sums(at.length, fall, loss, gg, gy, yy);
    }
}
