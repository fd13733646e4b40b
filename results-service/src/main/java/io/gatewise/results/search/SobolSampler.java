package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The study's scrambled Sobol sequence, point by point: more even than chance, and learns nothing. Where parameters have
 * priors, it is even in their density.
 */
public final class SobolSampler implements Sampler {

    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        TakenPoints taken = problem.taken();
        var sequence = InitialDesign.expected(problem.space());
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            Optional<double[]> point =
                    sequence.point(problem.history().size() + position, taken, draws.study(), draws.position(position));
            if (point.isEmpty()) {
                break;
            }
            taken.add(point.get());
            found.add(problem.space().decode(point.get()));
        }
        return new Suggestions(found, Optional.empty());
    }
}
