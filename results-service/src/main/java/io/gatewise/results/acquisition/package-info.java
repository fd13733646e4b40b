/**
 * What is worth trying next, given what the surrogates believe.
 *
 * <p>Read {@link io.gatewise.results.acquisition.Acquisition} first, then {@link
 * io.gatewise.results.acquisition.AcquisitionMaximizer}. Larger is more promising; values are logarithms, so that
 * the search has a slope to follow where improvement is unlikely.
 */
package io.gatewise.results.acquisition;
