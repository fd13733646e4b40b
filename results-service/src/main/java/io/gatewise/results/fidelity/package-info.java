/**
 * Rungs: where trials begin, and which of them go on.
 *
 * <p>Read {@link io.gatewise.results.fidelity.PromotionRule} first. Rungs have numbers from 1; &eta; is the reduction: one in
 * &eta; trials of a rung goes on. A loss is a score turned so that lower is better.
 */
package io.gatewise.results.fidelity;
