/**
 * Charts of a study as SVG text, for pages without scripts.
 *
 * <p>Read {@link io.gatewise.results.chart.BestSoFarChart} first. Colours are CSS classes ({@code line},
 * {@code dot}, {@code best}, …) that the page defines for light and dark; all text is escaped. Lengths are pixels
 * of the SVG's own coordinate system.
 */
package io.gatewise.results.chart;
