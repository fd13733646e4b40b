/**
 * The search space: named parameters, their ranges, and points of it.
 *
 * <p>Read {@link io.gatewise.model.space.SearchSpace} first, then {@link
 * io.gatewise.model.space.Parameter}. A {@link io.gatewise.model.space.Configuration} is one point: a
 * value for each name that no {@link io.gatewise.model.space.Condition} makes inactive. The <em>unit
 * cube</em> is the space as samplers see it: every numeric parameter mapped to [0, 1] (after the
 * logarithm where its scale is logarithmic).
 */
package io.gatewise.model.space;
