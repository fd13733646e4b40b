/**
 * The commands, one class each: what they are called, what they take, and what they do with it.
 *
 * <p>Read {@link io.gatewise.cli.command.ServerCommand} first. The only package that knows picocli
 * (beside the main class), the clock and the process' environment.
 */
package io.gatewise.cli.command;
