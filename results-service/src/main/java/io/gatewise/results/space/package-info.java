/**
 * The search space as numbers: how configurations become points that a surrogate can compare.
 *
 * <p>Read {@link io.gatewise.results.space.EncodedSpace} first. A <em>point</em> is a {@code double[]} of
 * length d, one <em>coordinate</em> for each parameter in the spec's order: for numbers where the value lies in
 * [0, 1] (after the logarithm on a log scale), for a categorical parameter the index of the choice. Points are
 * always legal: whole numbers, steps and choices hit exactly, and an inactive parameter has its one coordinate.
 */
package io.gatewise.results.space;
