/**
 * The ledger's tables, and the transactions on them.
 *
 * <p>Read {@link io.gatewise.study.store.Ledger} first: each of its methods locks a study's row, asks the
 * core for a decision and writes state, events and messages in the same transaction. The {@code …Rows}
 * types hold the SQL of one table each. {@link io.gatewise.study.store.StudyQueries} only reads, for
 * users and metrics.
 */
package io.gatewise.study.store;
