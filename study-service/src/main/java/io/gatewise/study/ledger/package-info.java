/**
 * The rules of the ledger: what a study may do next, as pure decisions.
 *
 * <p>Read {@link io.gatewise.study.ledger.Sequencer} first (proposals, demands, the search's end), then
 * {@link io.gatewise.study.ledger.AttemptJudge} (which end of an attempt counts). Both take a loaded
 * {@link io.gatewise.study.ledger.Study}, and the trial in question, and return a {@link
 * io.gatewise.study.ledger.Verdict}: usually a {@link io.gatewise.study.ledger.Decision}, which is the
 * new state with the events and commands that it causes. Whoever calls holds the study's row lock and
 * writes all of it in one transaction.
 */
package io.gatewise.study.ledger;
