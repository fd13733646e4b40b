package io.gatewise.study.dataset;

/**
 * The series of a data set with a column {@code series}, and their numbers of rows.
 *
 * @param median of an even number, the mean of the middle two
 */
public record SeriesProfile(long count, long shortest, double median, long longest) {}
