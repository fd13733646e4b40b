/**
 * What Prometheus sees of the ledger.
 *
 * <p>{@link io.gatewise.study.metrics.LedgerMetrics} shows what there is: the same on every replica, so that queries take the
 * maximum. {@link io.gatewise.study.metrics.TrialMetrics} counts what happens: once, so that queries take the sum. Labels name
 * studies that go on, the newest hundred, and never trials.
 */
package io.gatewise.study.metrics;
