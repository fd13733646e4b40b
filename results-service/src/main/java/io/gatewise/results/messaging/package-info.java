/**
 * What comes in from the ring.
 *
 * <p>Read {@link io.gatewise.results.messaging.StudyEventsListener}, then {@link
 * io.gatewise.results.messaging.EventBatch}, which writes what came together in one transaction, then {@link
 * io.gatewise.results.messaging.StudyEventsProcessor}: it takes each study's events in strictly by their sequence,
 * whatever the broker repeats or loses. Answers leave through the store's outbox.
 */
package io.gatewise.results.messaging;
