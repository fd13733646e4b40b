/**
 * The ledger's side of the topics, and its clockwork.
 *
 * <p>Each {@code …Listener} takes one topic's messages in order and gives them to {@link
 * io.gatewise.study.store.Ledger}; {@link io.gatewise.study.messaging.Intake} says what happens to those
 * that can't be read, can't be, or can't be written yet. What goes out, goes through the ledger's outbox.
 * {@link io.gatewise.study.messaging.Clockwork} is what acts by itself.
 */
package io.gatewise.study.messaging;
