package io.gatewise.faults;

import io.gatewise.faults.ring.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a fault test is told.
 *
 * @param seed     of the schedule of faults
 * @param trials   of the main study
 * @param duration faults go on for so long at least, while other studies follow the main one
 * @param limit    faults end after this in any case
 * @param hits     so many of each kind must meet a trial at work
 * @param restarts so many of each kind of restart must
 * @param size     how many processes there are
 * @param home     the folder of the built modules
 * @param data     what the ring keeps; made anew
 */
record Arguments(
        long seed,
        int trials,
        Duration duration,
        Duration limit,
        int hits,
        int restarts,
        Size size,
        Path home,
        Path data) {

    static final String USAGE = """
            usage: FaultTest [--short] [--seed N] [--trials N] [--seconds N] [--limit N] [--hits N] [--restarts N]
                             [--study-services N] [--results-services N] [--workers N] [--home DIR] [--data DIR]
              --short               a run of some minutes; what follows changes it
              --seed N              of the schedule of faults (default: drawn, and printed)
              --trials N            of the main study (default: 1000)
              --seconds N           faults go on for so long at least, then fewer until the study is over (default: 600)
              --limit N             and end after so many seconds in any case (default: twice as many)
              --hits N              so many of each kind must meet a trial at work (default: 20)
              --restarts N          so many of each kind of restart must (default: 3)
              --study-services N    processes (default: 2)
              --results-services N  processes (default: 3)
              --workers N           processes (default: 4)
              --home DIR            the folder of the built modules (default: this folder)
              --data DIR            data and logs; what is there is removed (default: .gatewise/faults in the home)""";

    private static final List<String> SHORT = List.of(
            "--trials",
            "24",
            "--seconds",
            "45",
            "--limit",
            "400",
            "--hits",
            "1",
            "--restarts",
            "1",
            "--study-services",
            "1",
            "--results-services",
            "1",
            "--workers",
            "3");

    /**
     * Reads a command line.
     *
     * @param drawn the seed if none is given
     * @throws IllegalArgumentException with a sentence for people
     */
    static Arguments parse(List<String> arguments, long drawn) {
        Deque<String> left = new ArrayDeque<>(arguments);
        long seed = drawn;
        long trials = 1000;
        long seconds = 600;
        long limit = 0;
        long hits = 20;
        long restarts = 3;
        long studies = 2;
        long results = 3;
        long workers = 4;
        Path home = Path.of("");
        Path data = null;
        while (!left.isEmpty()) {
            String name = left.pop();
            switch (name) {
                case "--short" -> new ArrayDeque<>(SHORT).descendingIterator().forEachRemaining(left::push);
                case "--seed" -> seed = number(name, left, Long.MIN_VALUE);
                case "--trials" -> trials = number(name, left, 1);
                case "--seconds" -> seconds = number(name, left, 1);
                case "--limit" -> limit = number(name, left, 1);
                case "--hits" -> hits = number(name, left, 0);
                case "--restarts" -> restarts = number(name, left, 0);
                case "--study-services" -> studies = number(name, left, 1);
                case "--results-services" -> results = number(name, left, 1);
                case "--workers" -> workers = number(name, left, 1);
                case "--home" -> home = Path.of(value(name, left));
                case "--data" -> data = Path.of(value(name, left));
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        Path root = home.toAbsolutePath().normalize();
        return new Arguments(
                seed,
                Math.toIntExact(trials),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(limit == 0 ? 2 * seconds : limit),
                Math.toIntExact(hits),
                Math.toIntExact(restarts),
                new Size(Math.toIntExact(studies), Math.toIntExact(results), Math.toIntExact(workers)),
                root,
                data == null ? root.resolve(".gatewise").resolve("faults") : data.toAbsolutePath());
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.pop();
    }

    private static long number(String name, Deque<String> left, long least) {
        String value = value(name, left);
        try {
            long number = Long.parseLong(value);
            if (number >= least && (least == Long.MIN_VALUE || number <= Integer.MAX_VALUE)) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number that is too small
        }
        throw new IllegalArgumentException(name + " needs a whole number from " + least + ", got " + value);
    }
}
