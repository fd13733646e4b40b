/**
 * Which rows train a network, which judge it, and which are kept for the end.
 *
 * <p>Read {@link io.gatewise.worker.validation.FoldPlan} first. Rows in time (forecasting, labelling of one series,
 * text) are cut in their order, series by series; whole sequences (classification, labelling of many series) are dealt
 * at random. A part is a list of row ranges, none of which spans two series.
 */
package io.gatewise.worker.validation;
