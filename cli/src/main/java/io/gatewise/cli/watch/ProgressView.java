package io.gatewise.cli.watch;

/** Shows a study's progress as it comes. Called from one thread, but {@link #close} from any. */
public interface ProgressView {

    /** The study as it is now. */
    void show(Progress progress);

    /** The server doesn't answer; called at each try, {@code message} says why. */
    void away(String message);

    /** The study has ended: the last call but {@link #close}. */
    void ended(Progress progress);

    /** Nothing is shown after it. */
    void close();
}
