package io.gatewise.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The settings of results-service. */
@ConfigMapping(prefix = "results-service")
public interface ResultsServiceSettings {

    /** How many studies are held in memory; others are read from the database when their next event comes. */
    @WithDefault("64")
    @Min(1)
    int studiesInMemory();

    /** How many trials these studies may have together; a study that has more is held alone. */
    @WithDefault("30000")
    @Min(1)
    int trialsInMemory();

    /** After events of a study were asked for again, how long until they are asked for once more. */
    @WithDefault("5s")
    Duration eventsWantedPause();

    /** How many trials' learning curves a report shows, the best ones. */
    @WithDefault("6")
    @Min(1)
    @Max(50)
    int curvesInReport();
}
