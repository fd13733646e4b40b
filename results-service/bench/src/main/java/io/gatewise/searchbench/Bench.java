package io.gatewise.searchbench;

import io.gatewise.model.study.Search;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The bench's command, see {@link #main}. */
public final class Bench {

    private static final List<String> SAMPLERS = List.of("random", "sobol", "tpe", "bayesian");

    private Bench() {}

    /**
     * Runs {@code score}, {@code pending}, {@code priors} (each with: number of seeds, samplers with commas, part of a surface's
     * name), {@code earlier} (without samplers), {@code stagnation} (with one algorithm),
     * {@code seconds} (without samplers), {@code speed}, {@code serve}, or without arguments {@code score}, {@code pending} and {@code speed}.
     */
    public static void main(String[] arguments) throws IOException {
        String command = arguments.length == 0 ? "all" : arguments[0];
        switch (command) {
            case "score" -> scores(arguments, 1);
            case "pending" -> scores(arguments, 4);
            case "earlier" ->
                EarlierStudies.print(
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        arguments.length > 2 ? arguments[2] : "");
            case "speed" -> speed();
            case "priors" -> Priors.print(
                    arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                    arguments.length > 2 ? names(arguments[2]) : List.of("bayesian", "tpe"),
                    arguments.length > 3 ? arguments[3] : "");
            case "stagnation" ->
                Stagnating.print(
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        Search.Algorithm.valueOf(
                                (arguments.length > 2 ? arguments[2] : "bayesian").toUpperCase(Locale.ROOT)),
                        arguments.length > 3 ? arguments[3] : "");
            case "seconds" ->
                Costly.print(
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        arguments.length > 2 ? arguments[2] : "");
            case "serve" -> new Serve().run();
            case "all" -> {
                scores(arguments, 1);
                scores(arguments, 4);
                speed();
            }
            default ->
                throw new IllegalArgumentException("need score, pending, priors, earlier, stagnation, seconds, speed, serve or nothing, got " + command);
        }
    }

    private static void scores(String[] arguments, int pending) {
        int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        List<String> samplers = arguments.length > 2 ? names(arguments[2]) : SAMPLERS;
        Scores.print(samplers, seeds, pending, arguments.length > 3 ? arguments[3] : "");
    }

    private static void speed() {
        Speed.print(List.of("bayesian"), List.of(100, 300, 1000));
        Speed.print(List.of("tpe"), List.of(100, 1000, 10_000));
    }

    private static List<String> names(String list) {
        return List.of(list.split(","));
    }
}
