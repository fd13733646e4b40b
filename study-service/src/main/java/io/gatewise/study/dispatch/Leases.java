package io.gatewise.study.dispatch;

import io.gatewise.model.study.AttemptKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each running attempt was last heard of, on the ledger's clock.
 *
 * <p>Silence is judged only up to the instant through which all progress is known to have been read:
 * a ledger that lags behind the topic has not listened, so nobody was silent. When that instant leaps (a
 * start, an outage, partitions that came from another replica), all leases begin anew. Not thread-safe.
 */
public final class Leases {

    /** One run of an attempt: a later run of the same attempt has a lease of its own. */
    public record Lease(AttemptKey key, String run) {}

    private final Duration length;
    private final Duration leap;
    private final Map<Lease, Instant> heard = new HashMap<>();
    private Instant readUntil = Instant.MIN;

    /**
     * @param length so long may a run be silent: three heartbeats
     * @param leap   when nothing was known to be read for longer than this, leases begin anew
     */
    public Leases(Duration length, Duration leap) {
        this.length = length;
        this.leap = leap;
    }

    /** A run gave a sign of life, noticed at {@code at}. */
    public void heard(Lease lease, Instant at) {
        heard.merge(lease, at, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Listening was interrupted: what was heard before says nothing about who is silent. */
    public void interrupt() {
        readUntil = Instant.MIN;
        heard.clear();
    }

    /** The instant through which all progress has been read; {@link Instant#MIN} while unknown. */
    public Instant readUntil() {
        return readUntil;
    }

    /** Since when the run that was silent longest has not been heard of; empty while none is watched. */
    public Optional<Instant> longestSilent() {
        return heard.values().stream().min(Instant::compareTo);
    }

    /**
     * The runs that were silent for longer than a lease.
     *
     * @param running all runs that hold a lease; what was heard of others is forgotten
     * @param read    all progress that was sent before this instant has been heard
     */
    public List<Lease> silent(Collection<Lease> running, Instant read) {
        heard.keySet().retainAll(new HashSet<>(running));
        boolean anew = readUntil.equals(Instant.MIN) || read.isAfter(readUntil.plus(leap));
        readUntil = read;
        if (anew) {
            heard.clear();
        }
        var silent = new ArrayList<Lease>();
        for (Lease lease : running) {
            Instant last = heard.merge(lease, read, (known, now) -> known);
            if (read.isAfter(last.plus(length))) {
                silent.add(lease);
            }
        }
        return silent;
    }
}
