package io.gatewise.study.ledger;

import io.gatewise.model.study.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * How often a rung is tried.
 *
 * @param attempts so many attempts may be lost to errors or silence, at least 1
 */
public record RetryRule(int attempts) {

    public RetryRule {
        if (attempts < 1) {
            throw new IllegalArgumentException("need at least 1 attempt, got " + attempts);
        }
    }

    /**
     * The outcome once the attempts are used up; empty while there is one left. Workers that all
     * vanish over one configuration make it suspect (Infeasible); an error that a machine reported
     * speaks against the machines (Failed).
     */
    Optional<Outcome> verdict(Losses losses) {
        if (losses.count() < attempts) {
            return Optional.empty();
        }
        if (losses.lastError() == null) {
            return Optional.of(new Outcome.Infeasible(
                    "workers-lost", "workers lost: all " + losses.count() + " attempts fell silent", List.of()));
        }
        String lost =
                losses.silent() == 0 ? "" : "; " + losses.silent() + " more attempts were lost with their workers";
        return Optional.of(new Outcome.Failed(losses.lastError() + lost));
    }
}
