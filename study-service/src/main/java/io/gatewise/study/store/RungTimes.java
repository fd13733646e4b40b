package io.gatewise.study.store;

import java.time.Duration;
import java.time.Instant;

/**
 * When what happened to a rung of a trial.
 *
 * @param queued  for its newest attempt
 * @param started null if no worker has
 * @param ended   null if it has not
 */
record RungTimes(Instant queued, Instant started, Instant ended) {

    /** How long it waited for the worker that started; zero before. */
    Duration waited() {
        return started == null || started.isBefore(queued) ? Duration.ZERO : Duration.between(queued, started);
    }

    /** How long the newest attempt took; null if there is no such time. */
    Duration took() {
        return started == null || ended == null ? null : Duration.between(started, ended);
    }
}
