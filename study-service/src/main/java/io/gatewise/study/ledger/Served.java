package io.gatewise.study.ledger;

/**
 * An ask that has its answer; the trials that were handed to it carry its key.
 *
 * @param ask    the ask
 * @param reason why it got fewer than it wanted; empty if it got all
 */
public record Served(Ask ask, String reason) {}
