/**
 * Comparing points that have several losses each: which are better than which, what a set of them is worth, where something
 * better may still lie.
 *
 * <p>Read {@link io.gatewise.results.pareto.Dominance} first. n is the number of points, m that of losses (2 to 4); lower is
 * better in each. The front are the points that no other dominates.
 */
package io.gatewise.results.pareto;
