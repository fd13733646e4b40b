package io.gatewise.study.messaging;

import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.dispatch.Leases;
import io.gatewise.study.dispatch.Leases.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The leases of this process: what the listener hears and the clockwork judges. */
@ApplicationScoped
class LeaseBook {

    /** So many heartbeats may be missed. */
    private static final int MISSED = 3;

    private final Clock clock;
    private final Leases leases;

    LeaseBook(Clock clock, StudyServiceSettings settings) {
        this.clock = clock;
        var length = settings.heartbeat().multipliedBy(MISSED);
        this.leases = new Leases(length, length);
    }

    synchronized void heard(Lease lease) {
        leases.heard(lease, clock.instant());
    }

    synchronized void interrupt() {
        leases.interrupt();
    }

    synchronized List<Lease> silent(Collection<Lease> running, Instant read) {
        return leases.silent(running, read);
    }

    /** How long the most silent of the watched runs has been silent; zero while none is watched. */
    synchronized Duration longestSilence() {
        return leases.longestSilent()
                .map(since -> Duration.between(since, clock.instant()))
                .filter(silence -> !silence.isNegative())
                .orElse(Duration.ZERO);
    }
}
