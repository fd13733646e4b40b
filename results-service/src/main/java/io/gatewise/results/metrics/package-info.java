/**
 * What Prometheus sees of the search.
 *
 * <p>Labels name studies that may still change, never trials, so that series stay few.
 */
package io.gatewise.results.metrics;
