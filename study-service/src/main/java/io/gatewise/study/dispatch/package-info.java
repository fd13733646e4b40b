/**
 * Who trains next, and who is still at it: the queue to the workers, without its database and broker.
 *
 * <p>{@link io.gatewise.study.dispatch.Dispatcher} picks queued trials, {@link
 * io.gatewise.study.dispatch.Requests} writes what a worker needs, and {@link
 * io.gatewise.study.dispatch.Leases} tells which attempts fell silent.
 */
package io.gatewise.study.dispatch;
