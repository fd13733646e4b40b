/**
 * What the ring carries when training takes no time.
 *
 * <p>{@link io.gatewise.load.LoadTest} starts the packaged local stack without workers and plays them itself: {@link
 * io.gatewise.load.SimulatedSlot} takes requests as a worker's slot does, reports epochs and an end at once, and takes the
 * next. So what is measured is the ring: ledger, broker, results-service and their databases. {@link
 * io.gatewise.load.Fairness} has it train for a while instead, and measures what a small study gets beside a large one.
 */
package io.gatewise.load;
