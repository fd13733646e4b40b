package io.gatewise.cli.command;

import io.gatewise.cli.api.ProblemException;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.UserMistakeException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What people read when a command fails, and its exit code: 1 refused or failed, 2 wrong usage,
 * 3 server away. Never a stack trace, unless GATEWISE_DEBUG is set.
 */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int SERVER_AWAY = 3;

    private final Console console;

    public Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        boolean bareGroup = mistake.getMessage().startsWith("Missing required subcommand");
        if (bareGroup) {
            command.usage(console.err());
        } else {
            say(List.of(mistake.getMessage(), "see: " + command.getCommandSpec().qualifiedName() + " --help"));
        }
        return WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (console.environment().containsKey("GATEWISE_DEBUG")) {
            failure.printStackTrace(console.err());
        }
        if (failure instanceof ProblemException refused) {
            say(refused.problem().lines());
            return FAILED;
        }
        if (failure instanceof ServerAwayException) {
            say(List.of(failure.getMessage()));
            return SERVER_AWAY;
        }
        if (failure instanceof ParameterException mistake) {
            return handleParseException(mistake, new String[0]);
        }
        if (failure instanceof UserMistakeException) {
            say(failure.getMessage().lines().toList());
            return FAILED;
        }
        say(List.of("unexpected: " + failure, "GATEWISE_DEBUG=1 shows where it happened"));
        return FAILED;
    }

    private void say(List<String> lines) {
        PrintStream err = console.err();
        err.println("gatewise: " + lines.get(0));
        lines.stream().skip(1).forEach(line -> err.println("  " + line));
        err.flush();
    }
}
