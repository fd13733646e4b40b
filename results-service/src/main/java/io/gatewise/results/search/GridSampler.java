package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every point of a finite space once, in an order that is spread evenly from the beginning, so that a grid cut short
 * by its budget has seen all corners. Where it stands follows from the opened trials alone.
 */
public final class GridSampler implements Sampler {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the space has no end of points
     */
    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        EncodedSpace space = problem.space();
        long size = space.size();
        if (size == Long.MAX_VALUE) {
            throw new IllegalArgumentException("a grid needs a finite space: each parameter an int, a step or choices");
        }
        TakenPoints taken = problem.taken();
        long stride = stride(size);
        long start = draws.study().nextLong(size);
        List<Configuration> found = new ArrayList<>();
        long index = problem.history().size() % size;
        for (long looked = 0; looked < size && found.size() < count && taken.size() < size; looked++) {
            double[] point = space.point(at(start, index, stride, size));
            index = (index + 1) % size;
            if (!taken.contains(point)) {
                taken.add(point);
                found.add(space.decode(point));
            }
        }
        return new Suggestions(found, Optional.empty());
    }

    /** (start + index · stride) mod size, without overflow. */
    private static long at(long start, long index, long stride, long size) {
        long high = Math.multiplyHigh(index, stride);
        if (high == 0 && index * stride >= 0 && index * stride <= Long.MAX_VALUE - start) {
            return (start + index * stride) % size;
        }
        return BigInteger.valueOf(index)
                .multiply(BigInteger.valueOf(stride))
                .add(BigInteger.valueOf(start))
                .mod(BigInteger.valueOf(size))
                .longValueExact();
    }

    /** A step that visits every index once before any twice: coprime to size, near its golden section. */
    private static long stride(long size) {
        long stride = Math.max(1, Math.round(GOLDEN * size));
        while (greatestCommonDivisor(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
