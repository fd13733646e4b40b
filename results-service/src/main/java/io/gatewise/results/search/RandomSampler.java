package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From each parameter's prior, else uniform on its scale; without repetition. */
public final class RandomSampler implements Sampler {

    @Override
    public Suggestions propose(SearchProblem problem, int count, Draws draws) {
        TakenPoints taken = problem.taken();
        var untried = new UntriedPoints(problem.space(), taken);
        List<Configuration> found = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            Optional<double[]> point = untried.draw(draws.position(position));
            if (point.isEmpty()) {
                break;
            }
            taken.add(point.get());
            found.add(problem.space().decode(point.get()));
        }
        return new Suggestions(found, Optional.empty());
    }
}
