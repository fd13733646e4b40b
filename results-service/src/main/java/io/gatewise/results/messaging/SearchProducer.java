package io.gatewise.results.messaging;

import io.gatewise.results.metrics.ResultsMetrics;
import io.gatewise.results.proposal.Proposer;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the core's objects injectable. */
@ApplicationScoped
class SearchProducer {

    @Produces
    @Singleton
    Proposer proposer(ResultsMetrics metrics) {
        return new Proposer(metrics);
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
