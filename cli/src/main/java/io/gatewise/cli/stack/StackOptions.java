package io.gatewise.cli.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * What the local stack can be told; null leaves the launcher's own default.
 *
 * @param port    of the one origin
 * @param workers worker processes
 * @param slots   trials at once in each worker
 * @param freePorts whether broker, database and services listen on any free ports
 */
public record StackOptions(Integer port, Integer workers, Integer slots, boolean freePorts) {

    /** The launcher's arguments. */
    List<String> arguments(Home home) {
        var arguments = new ArrayList<>(
                List.of("--home", home.root().toString(), "--data", home.data().toString()));
        add(arguments, "--port", port);
        add(arguments, "--workers", workers);
        add(arguments, "--slots", slots);
        if (freePorts) {
            arguments.add("--free-ports");
        }
        return arguments;
    }

    private static void add(List<String> arguments, String name, Integer value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }
}
