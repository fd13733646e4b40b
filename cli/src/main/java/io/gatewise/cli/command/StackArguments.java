package io.gatewise.cli.command;

import io.gatewise.cli.stack.Home;
import io.gatewise.cli.stack.StackOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options about the local stack that {@code up} and {@code demo} share. */
final class StackArguments {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "What is kept between starts lies there (standard: .gatewise beside the starter).")
    private Path data;

    @Option(names = "--workers", paramLabel = "N", description = "Worker processes (standard: 1).")
    private Integer workers;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Trials that a worker trains at once (standard: one a core).")
    private Integer slots;

    @Option(
            names = "--free-ports",
            description = "Inner ports are any free ones, so that two stacks have room on one machine.")
    private boolean freePorts;

    Home home(Console console) {
        return Home.of(console.settings().get(Home.PROPERTY), data);
    }

    /** @param port of the one origin; null for the standard */
    StackOptions options(Integer port) {
        return new StackOptions(port, workers, slots, freePorts);
    }
}
