/**
 * Gatewise on one machine. {@code LocalStack} starts everything; tests of the
 * services take {@link io.gatewise.local.Infrastructure} alone: a real broker and a real PostgreSQL
 * in their own JVM's care.
 */
package io.gatewise.local;
