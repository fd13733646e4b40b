package io.gatewise.cli.command;

import io.gatewise.cli.api.DataSets;
import io.gatewise.cli.api.Models;
import io.gatewise.cli.api.Server;
import io.gatewise.cli.api.Studies;
import io.gatewise.cli.output.Printer;
import io.gatewise.cli.watch.Watcher;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that talks to a server and returns an exit code. */
abstract class ServerCommand implements Callable<Integer> {

    /** All went well. */
    static final int DONE = 0;

    @Spec
    private CommandSpec spec;

    GlobalOptions globals() {
        return GlobalOptions.of(spec);
    }

    Console console() {
        return globals().console();
    }

    Printer printer() {
        return globals().printer();
    }

    Server server() {
        return globals().server(spec);
    }

    Studies studies() {
        return new Studies(server());
    }

    DataSets dataSets() {
        return new DataSets(server());
    }

    Models models() {
        return new Models(server());
    }

    Watcher watcher() {
        return new Watcher(studies(), globals().progressView(), Clock.systemUTC(), d -> Thread.sleep(d.toMillis()));
    }
}
