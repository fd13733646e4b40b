/**
 * The numerical tools that the search stands on: a Cholesky factor, a bounded quasi-Newton minimiser, Sobol
 * points and the normal distribution's tails.
 *
 * <p>Hipparchus holds Sobol's direction numbers. Matrices are arrays of rows, so that loops over a row become
 * vector instructions (see {@code Rows}); all of it is single-threaded and deterministic.
 */
package io.gatewise.results.numeric;
