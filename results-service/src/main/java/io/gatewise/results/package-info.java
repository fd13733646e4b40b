/**
 * results-service: judges what trials came to, and proposes what to try next.
 *
 * <p>In: {@link io.gatewise.results.messaging.StudyEventsListener}. Middle: {@link
 * io.gatewise.results.proposal.Proposer}. Out: {@link io.gatewise.results.store.ResultsStore}, whose transaction
 * leaves the answer in the outbox. The packages {@code rest}, {@code messaging}, {@code store}, {@code metrics} and
 * {@code web} touch the outside world; the others are plain Java.
 */
package io.gatewise.results;
