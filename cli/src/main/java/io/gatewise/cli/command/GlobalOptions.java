package io.gatewise.cli.command;

import io.gatewise.cli.api.Server;
import io.gatewise.cli.output.OutputFormat;
import io.gatewise.cli.output.Printer;
import io.gatewise.cli.watch.ProgressView;
import io.gatewise.cli.watch.Views;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The options that all commands take, and what follows from them. */
public final class GlobalOptions {

    /** Its name as a mixin of the main command. */
    public static final String NAME = "globals";

    private static final String STANDARD_SERVER = "http://127.0.0.1:8080";

    private final Console console;

    @Option(
            names = {"-o", "--output-format"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "How to print answers: ${COMPLETION-CANDIDATES} (standard: table).")
    private OutputFormat format = OutputFormat.table;

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The Gatewise to talk to (standard: $GATEWISE_SERVER, else " + STANDARD_SERVER + ").")
    private String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "Where the token is that the server asks for (standard: $GATEWISE_TOKEN_FILE; or the token itself"
                            + " in $GATEWISE_TOKEN).")
    private Path tokenFile;

    public GlobalOptions(Console console) {
        this.console = console;
    }

    static GlobalOptions of(CommandSpec spec) {
        return (GlobalOptions) spec.root().mixins().get(NAME).userObject();
    }

    Console console() {
        return console;
    }

    Printer printer() {
        return new Printer(format, console.out());
    }

    Server server(CommandSpec spec) {
        String environment = console.environment().getOrDefault("GATEWISE_SERVER", "");
        String url = server != null ? server : environment.isBlank() ? STANDARD_SERVER : environment.strip();
        try {
            var uri = new URI(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return new Server(uri, token());
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new ParameterException(
                spec.commandLine(), "--server: need a URL such as " + STANDARD_SERVER + ", got '" + url + "'");
    }

    /** The token file in use, if the token comes from one. */
    Optional<Path> tokenFile() {
        String named = console.environment().getOrDefault("GATEWISE_TOKEN_FILE", "");
        if (tokenFile != null) {
            return Optional.of(tokenFile);
        }
        boolean given = console.environment().containsKey("GATEWISE_TOKEN");
        return given || named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
    }

    private Optional<String> token() {
        return tokenFile()
                .map(TokenFile::read)
                .or(() -> Optional.ofNullable(console.environment().get("GATEWISE_TOKEN")))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }

    /** How progress is shown: programs read the answer from standard output, so people get theirs on the other. */
    ProgressView progressView() {
        if (!printer().forPeople()) {
            return Views.lines(console.err());
        }
        return console.columns() > 0
                ? Views.live(console.out(), console.columns(), console.unicode())
                : Views.lines(console.out());
    }
}
