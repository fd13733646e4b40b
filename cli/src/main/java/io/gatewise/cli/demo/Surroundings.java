package io.gatewise.cli.demo;

import io.gatewise.cli.api.Server;
import io.gatewise.cli.stack.Cleanup;
import io.gatewise.cli.stack.StackStarter;
import io.gatewise.cli.watch.Pause;
import io.gatewise.cli.watch.ProgressView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the demo touches.
 *
 * @param server  where a Gatewise answers or will
 * @param starter starts one there
 * @param folder  for the demo's files
 * @param out     for people
 * @param view    shows the study's progress
 * @param cleanup takes the demo's last steps however it ends
 */
public record Surroundings(
        Server server,
        StackStarter starter,
        Path folder,
        PrintStream out,
        ProgressView view,
        Clock clock,
        Pause pause,
        Cleanup cleanup) {}
