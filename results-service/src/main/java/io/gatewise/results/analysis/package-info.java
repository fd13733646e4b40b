/**
 * What a study's trials say beyond their scores.
 *
 * <p>Read {@link io.gatewise.results.analysis.Importance} first: which parameters mattered; d is the number of parameters. Then
 * {@link io.gatewise.results.analysis.Forecasts}: what trials will come to at the full rung, with a band that holds 90 % of what
 * is expected, and whether it can be trusted; t is how far a trial is trained (epochs, or a share), T the full amount, a curve
 * is {@code a + b g(t)} with a shape g that falls. Losses are scores turned so that lower is better.
 */
package io.gatewise.results.analysis;
