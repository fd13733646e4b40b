package io.gatewise.cli.demo;

import io.gatewise.cli.api.Server;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.cli.stack.StackStarter.RunningStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sees to it that a Gatewise answers: the one that is there, or one that it starts. */
final class Arrival {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final Surroundings around;
    private final Consumer<RunningStack> begun;

    /** @param begun hears of the stack as soon as it was started, ready or not */
    Arrival(Surroundings around, Consumer<RunningStack> begun) {
        this.around = around;
        this.begun = begun;
    }

    /**
     * Returns when Gatewise answers.
     *
     * @return the stack that was started; empty if a Gatewise was there
     * @throws UserMistakeException if the stack ended or is far too slow
     */
    Optional<RunningStack> ensure() throws InterruptedException {
        Server server = around.server();
        try {
            probe(server);
            around.out().println("Using the Gatewise at " + server.base());
            return Optional.empty();
        } catch (ServerAwayException e) {
            if (!e.nobody()) {
                around.out().println(e.getMessage() + "; waiting for it");
                await(Optional.empty());
                return Optional.empty();
            }
            if (!LOOPBACK.contains(server.base().getHost())) {
                throw e;
            }
        }
        return Optional.of(start());
    }

    private RunningStack start() throws InterruptedException {
        around.out().println("Starting broker, database and services on this machine");
        Instant start = around.clock().instant();
        RunningStack stack = around.starter().start();
        begun.accept(stack);
        await(Optional.of(stack));
        Duration took = Duration.between(start, around.clock().instant());
        around.out().println("Gatewise answers at " + around.server().base() + " after " + took.toSeconds() + " s");
        return stack;
    }

    private void await(Optional<RunningStack> stack) throws InterruptedException {
        Instant end = around.clock().instant().plus(PATIENCE);
        while (true) {
            try {
                probe(around.server());
                return;
            } catch (ServerAwayException e) {
                if (stack.isPresent() && !stack.get().alive()) {
                    throw new UserMistakeException(
                            "the local stack has ended:\n" + stack.get().lastWords());
                }
                if (around.clock().instant().isAfter(end)) {
                    throw new UserMistakeException(
                            "Gatewise still isn't ready after " + PATIENCE.toMinutes() + " minutes: " + e.getMessage());
                }
                around.pause().pause(BETWEEN_LOOKS);
            }
        }
    }

    /** Both services answer, through the one origin. */
    private static void probe(Server server) {
        server.get("/api/v1/studies");
        server.get("/api/v1/results");
    }
}
