/**
 * Who proposes what to try next: one {@link io.gatewise.results.search.Sampler} for each algorithm.
 *
 * <p>Read {@link io.gatewise.results.search.Sampler} first, then {@link
 * io.gatewise.results.search.BayesianSampler}. Samplers hold no state: what they propose follows from the
 * history, the last fit and the draws, so the same events and seed give the same proposals.
 */
package io.gatewise.results.search;
