/** What the worker tells Prometheus. */
package io.gatewise.worker.metrics;
