package io.gatewise.local;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.logging.LogManager;

/**
 * Where the launcher's own words go: what it does itself to the terminal and to its log, what the
 * broker warns of to the log alone.
 */
final class Logs {

    private static final String SETTINGS = """
            handlers=java.util.logging.FileHandler
            .level=WARNING
            io.gatewise.level=INFO
            io.gatewise.handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=INFO
            java.util.logging.FileHandler.pattern=%s
            java.util.logging.FileHandler.limit=10000000
            java.util.logging.FileHandler.count=3
            java.util.logging.FileHandler.append=true
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%%1$tF %%1$tT %%4$s %%5$s%%6$s%%n
            """;

    private Logs() {}

    /** Sets up logging into {@code places}; before this nothing should have been logged. */
    static void open(Places places) throws IOException {
        // the broker asks this library for its settings only; without a backend it would complain
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        var folder = places.log("local-stack").getParent();
        Files.createDirectories(folder);
        // in the handler's pattern % begins a placeholder
        var pattern = folder.toString().replace("%", "%%") + "/local-stack.%g.log";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(
                        SETTINGS.formatted(escaped(pattern)).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A properties file holds Latin letters only, and a backslash begins an escape. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(letter -> letter == '\\' || letter > '~'
                        ? String.format("\\u%04x", letter)
                        : Character.toString((char) letter))
                .collect(joining());
    }
}
