package io.gatewise.faults.schedule;

import java.time.Duration;

/**
 * One fault.
 *
 * @param after  how long after the one before
 * @param kind   what happens
 * @param victim which of several it meets: any number, to be taken modulo how many there are
 * @param length how long it lasts: frozen, stopped, held back, or until the double comes
 * @param hard   whether a process ends without being asked
 */
public record Fault(Duration after, FaultKind kind, int victim, Duration length, boolean hard) {}
