package io.gatewise.cli;

import io.gatewise.cli.command.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One run of the command line.
 *
 * @param code the exit code
 * @param out  what went to standard output
 * @param err  what went to standard error
 */
public record CommandLineRun(int code, String out, String err) {

    /** Runs {@code gatewise arguments…} against a server, whose address is in the environment. */
    public static CommandLineRun of(ToyGatewise server, String... arguments) {
        return with(Map.of("GATEWISE_SERVER", server.base().toString()), "", arguments);
    }

    public static CommandLineRun with(Map<String, String> environment, String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                Map.of());
        int code = Gatewise.run(console, arguments);
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
