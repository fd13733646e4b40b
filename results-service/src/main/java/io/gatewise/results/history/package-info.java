/**
 * What counted in a study: built from the ledger's events alone, and nothing else.
 *
 * <p>Read {@link io.gatewise.results.history.StudyState} first: the state after each event. A {@link
 * io.gatewise.results.history.History} holds the study's trials; a trial is pending from its opening to its end.
 */
package io.gatewise.results.history;
