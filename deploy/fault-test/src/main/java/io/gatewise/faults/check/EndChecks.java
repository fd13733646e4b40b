package io.gatewise.faults.check;

import io.gatewise.faults.ring.Ring;
import io.gatewise.faults.schedule.Hits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All checks together. */
public final class EndChecks {

    private final Ring ring;
    private final Hits hits;

    public EndChecks(Ring ring, Hits hits) {
        this.ring = ring;
        this.hits = hits;
    }

    /** Requests and answers that were sent more than once: none may be while nothing dies and nobody doubles messages. */
    public List<String> doubles() {
        return new TopicCheck(ring.directBroker()).doubles();
    }

    /** What doesn't hold in the end, or once nothing moves any more: services may still be catching up. */
    public List<String> settled(Instant end) throws InterruptedException {
        List<String> found = violations();
        while (!found.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(1000);
            found = violations();
        }
        return found;
    }

    /** What doesn't hold, for people; may be asked again. */
    public List<String> violations() {
        var found = new ArrayList<String>();
        try (var ledger = new Rows(ring.connect("study"));
                var results = new Rows(ring.connect("results"))) {
            found.addAll(LedgerCheck.violations(ledger));
            found.addAll(ResultsCheck.violations(ledger, results));
            found.addAll(new CurveCheck(ledger, results).violations());
            found.addAll(new TopicCheck(ring.directBroker()).violations(ledger, hits));
            found.addAll(IdleCheck.violations(ring));
        } catch (SQLException away) {
            found.add("a database does not answer: " + away.getMessage());
        }
        return found;
    }
}
