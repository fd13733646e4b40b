package io.gatewise.results.search;

import io.gatewise.results.surrogate.LabelFit;
import io.gatewise.results.surrogate.ValueFit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surrogates' fitted numbers: kept with the study as a start for the next fit. They follow from the events,
 * as every demand is answered exactly once and in order.
 *
 * @param value       of the process on losses
 * @param feasibility of the process on labels; empty where no trial was infeasible
 * @param others      with several objectives those of the processes on the second, third, …; empty otherwise
 * @param earlier     how much each earlier study counted beside this one, by its id; what is left to 1 was this one's
 */
public record Fit(ValueFit value, List<ValueFit> others, Optional<LabelFit> feasibility, Map<String, Double> earlier) {

    public Fit {
        others = List.copyOf(others);
        earlier = Map.copyOf(earlier);
    }

    /** A fit of one objective. */
    public Fit(ValueFit value, Optional<LabelFit> feasibility, Map<String, Double> earlier) {
        this(value, List.of(), feasibility, earlier);
    }

    /** A fit without earlier studies. */
    public Fit(ValueFit value, Optional<LabelFit> feasibility) {
        this(value, feasibility, Map.of());
    }
}
