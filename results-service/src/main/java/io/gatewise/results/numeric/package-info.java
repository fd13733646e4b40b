/**
 * The numerical tools that the search stands on: a Cholesky factor, a bounded quasi-Newton minimiser, Sobol
 * points and the normal distribution's tails.
 *
 * <p>Libraries do what they can (EJML factorises, Hipparchus holds Sobol's direction numbers); what is here is
 * what neither has. Matrices are row-major {@code double[]}; all of it is single-threaded and deterministic.
 */
package io.gatewise.results.numeric;
