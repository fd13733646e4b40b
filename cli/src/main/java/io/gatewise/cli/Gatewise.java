package io.gatewise.cli;

import io.gatewise.cli.command.Console;
import io.gatewise.cli.command.DatasetCommand;
import io.gatewise.cli.command.DeadLettersCommand;
import io.gatewise.cli.command.DemoCommand;
import io.gatewise.cli.command.Failures;
import io.gatewise.cli.command.GlobalOptions;
import io.gatewise.cli.command.ModelCommand;
import io.gatewise.cli.command.SpaceCommand;
import io.gatewise.cli.command.StudyCommand;
import io.gatewise.cli.command.TemplateCommand;
import io.gatewise.cli.command.TokenCommand;
import io.gatewise.cli.command.UpCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The {@code gatewise} command. */
@Command(
        name = "gatewise",
        description = "Finds the right settings of LSTM networks.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Gatewise.Version.class,
        usageHelpAutoWidth = true,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DatasetCommand.class,
            StudyCommand.class,
            ModelCommand.class,
            SpaceCommand.class,
            TemplateCommand.class,
            TokenCommand.class,
            DeadLettersCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused or failed", "2:wrong usage", "3:no Gatewise answers"})
public final class Gatewise {

    @Mixin(name = GlobalOptions.NAME)
    private final GlobalOptions globals;

    private Gatewise(Console console) {
        this.globals = new GlobalOptions(console);
    }

    /** Says which Gatewise and which Java this is. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Gatewise.class.getPackage().getImplementationVersion();
            return new String[] {
                "gatewise " + (version == null ? "(not packaged)" : version) + ", Java "
                        + System.getProperty("java.version")
            };
        }
    }

    /** Runs one command and returns its exit code. */
    static int run(Console console, String... arguments) {
        var failures = new Failures(console);
        return new CommandLine(new Gatewise(console))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute(arguments);
    }

    public static void main(String[] arguments) {
        var settings = new HashMap<String, String>();
        System.getProperties().forEach((name, value) -> settings.put(name.toString(), value.toString()));
        var console = new Console(
                System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv(), Map.copyOf(settings));
        System.exit(run(console, arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
