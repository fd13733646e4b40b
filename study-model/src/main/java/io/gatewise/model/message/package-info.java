/**
 * The messages that go round the ring: one sealed family per topic.
 *
 * <p>Read {@link io.gatewise.model.message.Topics} first. Fields may be added, never renamed or given
 * a new meaning; a reader ignores fields that it doesn't know. A sample of every message ever released
 * lies in the tests' resources under {@code messages/}.
 */
package io.gatewise.model.message;
