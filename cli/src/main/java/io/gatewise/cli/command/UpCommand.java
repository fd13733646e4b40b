package io.gatewise.cli.command;

import io.gatewise.cli.stack.Cleanup;
import io.gatewise.cli.stack.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gatewise up}. */
@Command(name = "up", description = "Run broker, database, services and a worker on this machine until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackArguments arguments;

    @Option(names = "--port", paramLabel = "PORT", description = "Where Gatewise answers (standard: 8080).")
    private Integer port;

    @Override
    public Integer call() throws InterruptedException {
        Console console = GlobalOptions.of(spec).console();
        try (Cleanup cleanup = Cleanup.atEnd()) {
            LocalStack stack = LocalStack.inForeground(arguments.home(console), arguments.options(port));
            cleanup.add(() -> {
                if (stack.alive()) {
                    console.err().println();
                    console.err().println("Stopping Gatewise in order");
                }
                stack.stop();
            });
            return stack.await();
        }
    }
}
