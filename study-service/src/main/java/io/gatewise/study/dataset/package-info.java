/**
 * Data sets as they come in: checked, profiled, and turned into one canonical form.
 *
 * <p>Read {@link io.gatewise.study.dataset.DatasetReader} first. A {@link io.gatewise.study.dataset.TableSource}, made
 * of whatever format by {@link io.gatewise.study.dataset.format.Upload}, is read three times from disk
 * with memory that doesn't grow with its rows: is it text, what is in it ({@link
 * io.gatewise.study.dataset.ColumnScan}), and write it canonically. The canonical form is UTF-8, RFC
 * 4180 with commas and line feeds; numbers as {@link io.gatewise.study.dataset.Numbers} writes them,
 * times as {@link io.gatewise.study.dataset.Times} does, so that their order is the order of their
 * text; missing values are empty. Places are told as the file's line numbers; the header is line 1.
 */
package io.gatewise.study.dataset;
