/**
 * The tables of results-service: {@code db/migration}.
 *
 * <p>Read {@link io.gatewise.results.store.ResultsStore} first: one event is one transaction. {@link
 * io.gatewise.results.store.ResultsQueries} reads for people. One class for each table holds its SQL.
 */
package io.gatewise.results.store;
