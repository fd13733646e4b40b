package io.gatewise.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the launcher is told on its command line.
 *
 * @param home               the folder of the built modules
 * @param data               what is kept between starts
 * @param port               where users connect
 * @param workers            worker processes
 * @param slots              trials that each worker trains at once
 * @param freePorts          whether inner ports are any free ones instead of the fixed ones
 * @param infrastructureOnly broker and PostgreSQL alone
 */
record Options(Path home, Path data, int port, int workers, int slots, boolean freePorts, boolean infrastructureOnly) {

    static final String USAGE = """
            usage: LocalStack [--home DIR] [--data DIR] [--port N] [--workers N] [--slots N]
                              [--free-ports] [--infrastructure-only]
              --home DIR             the folder of the built modules (default: this folder)
              --data DIR             what is kept between starts (default: .gatewise in the home)
              --port N               where users connect (default: 8080; 0: any free port)
              --workers N            worker processes (default: 1)
              --slots N              trials that each worker trains at once (default: processor cores)
              --free-ports           inner ports are any free ones instead of the fixed ones
              --infrastructure-only  broker and PostgreSQL alone, for developers""";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_COUNT = 256;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static Options parse(List<String> arguments) {
        var left = new ArrayDeque<>(arguments);
        var home = Path.of("");
        Path data = null;
        int port = 8080;
        int workers = 1;
        int slots = Runtime.getRuntime().availableProcessors();
        boolean freePorts = false;
        boolean infrastructureOnly = false;
        while (!left.isEmpty()) {
            var name = left.pop();
            switch (name) {
                case "--home" -> home = Path.of(value(name, left));
                case "--data" -> data = Path.of(value(name, left));
                case "--port" -> port = number(name, left, 0, MAX_PORT);
                case "--workers" -> workers = number(name, left, 0, MAX_COUNT);
                case "--slots" -> slots = number(name, left, 1, MAX_COUNT);
                case "--free-ports" -> freePorts = true;
                case "--infrastructure-only" -> infrastructureOnly = true;
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        home = home.toAbsolutePath().normalize();
        data = data == null ? home.resolve(".gatewise") : data.toAbsolutePath().normalize();
        return new Options(home, data, port, workers, slots, freePorts, infrastructureOnly);
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.pop();
    }

    private static int number(String name, Deque<String> left, int low, int high) {
        var value = value(name, left);
        try {
            var number = Integer.parseInt(value);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException(
                name + " needs a whole number from " + low + " to " + high + ", got " + value);
    }
}
