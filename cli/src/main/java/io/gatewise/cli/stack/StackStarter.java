package io.gatewise.cli.stack;

/** Starts a stack in the background; what it says goes to a log. */
@FunctionalInterface
public interface StackStarter {

    /** Starts it; it may take a while until it answers. */
    RunningStack start();

    /** What was started. */
    interface RunningStack {

        /** Whether it still runs. */
        boolean alive();

        /** How people end it. */
        String howToStop();

        /** What it said last, for people who wonder why it ended. */
        String lastWords();

        /** Ends it in order and returns when it has ended. */
        void stop();
    }
}
