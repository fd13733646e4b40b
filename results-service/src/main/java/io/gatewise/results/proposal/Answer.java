package io.gatewise.results.proposal;

import io.gatewise.model.message.TrialProposal;
import io.gatewise.results.search.Fit;
import java.util.Optional;

/**
 * What is answered to a demand.
 *
 * @param message for the ledger
 * @param fit     the surrogates to start the next fit from; empty if there are none yet
 * @param calm    since when no improvement beyond the noise is expected
 */
public record Answer(TrialProposal message, Optional<Fit> fit, Calm calm) {}
