/**
 * Gatewise's REST API as the commands see it.
 *
 * <p>Read {@link io.gatewise.cli.api.Server} first: one HTTP exchange each, and what its failures
 * become. {@link io.gatewise.cli.api.Studies} and {@link io.gatewise.cli.api.DataSets} name the
 * resources; the records are views of the answers, unknown fields ignored.
 */
package io.gatewise.cli.api;
