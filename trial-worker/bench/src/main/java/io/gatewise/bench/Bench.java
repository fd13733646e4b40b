package io.gatewise.bench;

import java.nio.file.Path;

/** The bench's command: {@code speed}, {@code speed-with-dl4j}, {@code scaling}, {@code agreement}, {@code data FOLDER}; all but the last without one. */
public final class Bench {

    private Bench() {}

    /** Runs what the first argument says. */
    public static void main(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "all" : arguments[0];
        System.err.println("Java " + System.getProperty("java.runtime.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        switch (command) {
            case "speed" -> Speed.print(false);
            case "speed-with-dl4j" -> Speed.print(true);
            case "scaling" -> Scaling.print();
            case "agreement" -> Agreement.print();
            case "data" -> {
                for (DataCase one : DataCases.of(Path.of(arguments[1]))) {
                    OnData.print(one);
                }
            }
            case "rate" -> Scaling.rate(arguments[1], Integer.parseInt(arguments[2]), Shape.parse(arguments[3]));
            case "all" -> {
                Agreement.print();
                Speed.print(true);
                Scaling.print();
            }
            default ->
                throw new IllegalArgumentException(
                        "need speed, speed-with-dl4j, scaling, agreement, data FOLDER or nothing, got " + command);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // libtorch's threads don't end by themselves
    }
}
