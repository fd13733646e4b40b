package io.gatewise.cli.command;

import io.gatewise.cli.api.Server;
import io.gatewise.cli.demo.Demo;
import io.gatewise.cli.demo.DemoOptions;
import io.gatewise.cli.demo.Surroundings;
import io.gatewise.cli.stack.BackgroundStack;
import io.gatewise.cli.stack.Cleanup;
import io.gatewise.cli.stack.Home;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatewise demo}. */
@Command(name = "demo", description = "Tune an LSTM on US daily births, from nothing to a table of test scores.")
public final class DemoCommand extends ServerCommand {

    /** The searches that the demo offers, as users type them. */
    enum Algorithm {
        random,
        bayesian,
        tpe,
        sobol,
        auto
    }

    private static final int HTTP_PORT = 80;

    @Mixin
    private StackArguments arguments;

    @Option(names = "--trials", paramLabel = "N", description = "How many trials (standard: 12).")
    private Integer trials;

    @Option(names = "--parallelism", paramLabel = "N", description = "How many of them at once (standard: 2).")
    private Integer parallelism;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "Who proposes: ${COMPLETION-CANDIDATES} (standard: bayesian).")
    private Algorithm algorithm;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of search and training; the same seed with --parallelism 1 gives the same trials.")
    private Long seed;

    @Option(names = "--keep", description = "Leave everything up at the end.")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException {
        Home home = arguments.home(console());
        Server server = server();
        var options = new DemoOptions(trials, parallelism, algorithm == null ? null : algorithm.name(), seed, keep);
        Cleanup cleanup = Cleanup.atEnd();
        try (cleanup) {
            return new Demo(surroundings(home, server, cleanup), options).run();
        } catch (RuntimeException e) {
            if (cleanup.cutOff()) {
                // the stack went away because it was stopped: nothing to complain of
                return Demo.INTERRUPTED;
            }
            throw e;
        }
    }

    private Surroundings surroundings(Home home, Server server, Cleanup cleanup) {
        int port = server.base().getPort();
        var stack = arguments.options(port < 0 ? HTTP_PORT : port);
        Path folder = home.data().resolve("demo");
        return new Surroundings(
                server,
                BackgroundStack.starter(home, stack, folder.resolve("stack.log")),
                folder,
                console().out(),
                globals().progressView(),
                Clock.systemUTC(),
                duration -> Thread.sleep(duration.toMillis()),
                cleanup);
    }
}
