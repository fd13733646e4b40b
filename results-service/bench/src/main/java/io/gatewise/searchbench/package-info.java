/**
 * How good the samplers' proposals are, and how long they take: on surfaces written for it, in process.
 *
 * <p>Read {@link io.gatewise.searchbench.Bench} first, then {@link io.gatewise.searchbench.Surface}. Lower is
 * better everywhere; <em>regret</em> is the noise-free loss of the trial with the best measured value, over the
 * surface's lowest.
 */
package io.gatewise.searchbench;
