/**
 * The answer to a demand of the ledger.
 *
 * <p>Read {@link io.gatewise.results.proposal.Proposer}, the only class that matters here: the middle of this
 * service, between the listener of events and the outbox.
 */
package io.gatewise.results.proposal;
