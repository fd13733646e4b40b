package io.gatewise.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The settings of results-service. */
@ConfigMapping(prefix = "results-service")
public interface ResultsServiceSettings {

    /**
     * How many trials are held in memory; studies beyond are read from the database when their next event comes. If it isn't
     * set, 400 for each MiB that the heap may grow to: with ten parameters they take about a third of it.
     */
    Optional<@Min(1) Integer> trialsInMemory();

    /** After events of a study were asked for again, how long until they are asked for once more. */
    @WithDefault("5s")
    Duration eventsWantedPause();

    /** How many trials' learning curves a report shows, the best ones. */
    @WithDefault("6")
    @Min(1)
    @Max(50)
    int curvesInReport();
}
