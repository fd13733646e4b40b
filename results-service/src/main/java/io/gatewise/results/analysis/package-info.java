/**
 * What a study's trials say beyond their scores.
 *
 * <p>Read {@link io.gatewise.results.analysis.Importance} first. d is the number of parameters, losses are scores turned so that
 * lower is better.
 */
package io.gatewise.results.analysis;
