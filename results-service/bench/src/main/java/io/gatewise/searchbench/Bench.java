package io.gatewise.searchbench;

import io.gatewise.model.study.Search;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** The bench's command, see {@link #main}. */
public final class Bench {

    private static final List<String> SAMPLERS = List.of("random", "sobol", "tpe", "bayesian");

    private Bench() {}

    /**
     * Runs {@code score}, {@code pending}, {@code priors} (each with: number of seeds, samplers with commas, part of a surface's
     * name), {@code pareto} (also: number of trials under way), {@code rungs} (samplers in rungs; {@code full} without,
     * with {@code -on} learning curves decide), {@code earlier} (without samplers), {@code stagnation} (with one algorithm),
     * {@code seconds} (without samplers), {@code speed}, {@code serve},
     * {@code ring} (with: where a stack runs, rounds, sampler), {@code memory} (with: where a stack runs, where results-service
     * shows its metrics, studies, large ones, their trials), or without arguments {@code score}, {@code pending} and {@code speed}.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String command = arguments.length == 0 ? "all" : arguments[0];
        switch (command) {
            case "score" -> scores(arguments, 1);
            case "pending" -> scores(arguments, 4);
            case "earlier" ->
                EarlierStudies.print(
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        arguments.length > 2 ? arguments[2] : "");
            case "speed" -> speed();
            case "priors" ->
                Priors.print(
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        arguments.length > 2 ? names(arguments[2]) : List.of("bayesian", "tpe"),
                        arguments.length > 3 ? arguments[3] : "");
            case "pareto" ->
                ParetoScores.print(
                        arguments.length > 2 ? names(arguments[2]) : List.of("sobol", "tpe", "scalarised", "volume"),
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                        arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1,
                        arguments.length > 3 ? arguments[3] : "");
            case "rungs" ->
                Rungs.print(
                        arguments.length > 2
                                ? names(arguments[2])
                                : List.of("random", "tpe", "bayesian", "bayesian-on"),
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
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
            case "ring" ->
                new RingTimes(arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8080")
                        .print(
                                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300,
                                arguments.length > 3 ? arguments[3] : "random");
            case "memory" ->
                new RingMemory(
                                arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8080",
                                arguments.length > 2 ? arguments[2] : "http://127.0.0.1:9082")
                        .print(
                                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1000,
                                arguments.length > 4 ? Integer.parseInt(arguments[4]) : 20,
                                arguments.length > 5 ? Integer.parseInt(arguments[5]) : 1000);
            case "all" -> {
                scores(arguments, 1);
                scores(arguments, 4);
                speed();
            }
            default ->
                throw new IllegalArgumentException(
                        "need score, pending, priors, pareto, rungs, earlier, stagnation, seconds, speed, serve, ring, memory or nothing, got "
                                + command);
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
