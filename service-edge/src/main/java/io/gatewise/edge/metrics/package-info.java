/** Which of the libraries' meters Prometheus sees. */
package io.gatewise.edge.metrics;
