package io.gatewise.cli.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a child gets a session of its own: Ctrl-C then reaches this process alone, which ends the child
 * in order.
 */
final class OwnSession {

    /** What to put before a command; empty where there is no way. */
    static final List<String> PREFIX = prefix();

    private OwnSession() {}

    private static List<String> prefix() {
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(setsid))) {
                return List.of(setsid);
            }
        }
        if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
            return List.of("/usr/bin/perl", "-MPOSIX", "-e", "setsid(); exec @ARGV or die $!", "--");
        }
        return List.of();
    }
}
