/**
 * Following a study while it runs.
 *
 * <p>Read {@link io.gatewise.cli.watch.Watcher} first: it asks the server each second and hands a
 * {@link io.gatewise.cli.watch.Progress} to a {@link io.gatewise.cli.watch.ProgressView}, which is a
 * block that redraws itself on a terminal and lines elsewhere.
 */
package io.gatewise.cli.watch;
