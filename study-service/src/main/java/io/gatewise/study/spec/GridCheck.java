package io.gatewise.study.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Search;
import java.util.List;

/** What a grid asks of space and budget. */
final class GridCheck {

    /** A larger grid is trained only by those who say how much of it. */
    static final long MOST_POINTS = 10_000;

    private final Problems problems;

    GridCheck(Problems problems) {
        this.problems = problems;
    }

    /**
     * The search with as many trials as the grid has points, where the document names no budget.
     *
     * @param search     null where it has a problem, or is not there
     * @param parameters the space; not looked at where it has a problem
     */
    Search check(JsonNode document, Search search, List<Parameter> parameters) {
        if (search == null || search.algorithm() != Search.Algorithm.GRID || problems.at("/parameters")) {
            return search;
        }
        boolean finite = true;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.cardinality() == Long.MAX_VALUE) {
                finite = false;
                problems.add(
                        "/parameters/" + i,
                        "a grid has no end of values for " + parameter.name()
                                + ": give it a step, make it categorical, or take another search algorithm");
            }
        }
        boolean bounded = document.at("/search/maxTrials").isNumber();
        if (!finite || bounded) {
            return search;
        }
        long points = new SearchSpace(parameters).cardinality();
        if (points > MOST_POINTS) {
            String count = points == Long.MAX_VALUE ? "more than 2^63" : Long.toString(points);
            problems.add(
                    "/search/algorithm",
                    "the grid has " + count + " points, more than " + MOST_POINTS
                            + ": name maxTrials to try so many of them, or search fewer values");
            return search;
        }
        return search.withMaxTrials((int) points);
    }
}
