/**
 * How answers are printed: aligned tables for people, JSON and YAML for programs.
 *
 * <p>Read {@link io.gatewise.cli.output.Printer} first.
 */
package io.gatewise.cli.output;
