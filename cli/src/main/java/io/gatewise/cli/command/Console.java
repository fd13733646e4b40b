package io.gatewise.cli.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a process has around it.
 *
 * @param in          standard input
 * @param out         standard output, UTF-8
 * @param err         standard error, UTF-8
 * @param environment variables by name
 * @param settings    what the starter script found out, by name: {@code gatewise.home}, {@code
 *                    gatewise.columns} (of the terminal; missing if standard output is none), {@code
 *                    gatewise.unicode}
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Map<String, String> settings) {

    /** The width of the terminal that standard output is; 0 if it is none. */
    int columns() {
        try {
            return Integer.parseInt(settings.getOrDefault("gatewise.columns", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether the terminal shows Unicode's block elements. */
    boolean unicode() {
        return Boolean.parseBoolean(settings.get("gatewise.unicode"));
    }
}
