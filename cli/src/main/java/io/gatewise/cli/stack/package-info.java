/**
 * The local stack as a child process: its start, its readiness, its orderly end.
 *
 * <p>Read {@link io.gatewise.cli.stack.LocalStack} first. The only package that starts processes and
 * hears the JVM's end.
 */
package io.gatewise.cli.stack;
