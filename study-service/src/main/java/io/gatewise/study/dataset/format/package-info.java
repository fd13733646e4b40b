/**
 * The formats in which data sets come, each read as a table in long form: one row a step.
 *
 * <p>Read {@link io.gatewise.study.dataset.format.Upload} first. Formats of whole series become the columns {@code
 * series} (1, 2, … in the files' order, or the file's own names), {@code label} where there are classes or values to
 * predict, {@code time} where there are times, and the channels; several files become one table with the column {@code
 * part}. A missing value is an empty cell. Files are read line by line; what a line holds is in memory, so lines have a
 * longest length ({@link io.gatewise.study.dataset.format.Lines}).
 */
package io.gatewise.study.dataset.format;
