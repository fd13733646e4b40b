/** What Prometheus sees of the ledger: studies and trials by state, and the queue's length. */
package io.gatewise.study.metrics;
