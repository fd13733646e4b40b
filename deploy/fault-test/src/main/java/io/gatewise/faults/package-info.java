/**
 * The fault test: a ring of real processes trains more than a thousand small networks while processes are killed
 * and frozen, services, broker and database are stopped and started, and messages are doubled, held back and garbled. In the end
 * ledger, results and topics must agree on every trial.
 *
 * <p>Read {@link io.gatewise.faults.FaultRun} first. {@code schedule} draws what happens when, {@code ring} runs the processes,
 * {@code wire} is what lies between clients and broker, {@code check} compares what is left.
 */
package io.gatewise.faults;
