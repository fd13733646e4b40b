/**
 * The processes of a ring, each started, killed, frozen and stopped by itself.
 *
 * <p>{@link io.gatewise.faults.ring.Ring} has them all; {@link io.gatewise.faults.ring.Programs} says how each is run, with short
 * leases and small heaps; {@link io.gatewise.faults.ring.Member} is one of them.
 */
package io.gatewise.faults.ring;
