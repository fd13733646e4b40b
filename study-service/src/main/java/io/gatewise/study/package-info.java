/**
 * study-service: the control plane of Gatewise and its ledger.
 *
 * <p>Follow a message through three files: {@code messaging.AttemptListener} (in), {@code
 * ledger.AttemptJudge} (the rule) and {@code store.Ledger} (state and messages, one transaction).
 * Users come in through {@code rest}; {@code messaging.Clockwork} dispatches, watches leases and
 * repeats what was not answered.
 */
package io.gatewise.study;
