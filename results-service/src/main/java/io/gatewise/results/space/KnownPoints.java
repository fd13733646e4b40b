package io.gatewise.results.space;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatewise.model.space.Configuration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The points of a space's configurations, each known as long as that very object is in use. Holds on to neither
 * configurations nor space, so that it may be kept for as long as the space is. Thread-safe.
 */
public final class KnownPoints {

    private final Cache<Configuration, Optional<double[]>> points =
            Caffeine.newBuilder().weakKeys().build(); // by identity

    /** The point, the caller's own, of a configuration; {@code find} is asked where it isn't known yet. */
    Optional<double[]> point(Configuration configuration, Function<Configuration, Optional<double[]>> find) {
        return points.get(configuration, find).map(double[]::clone);
    }
}
