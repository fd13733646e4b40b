package io.gatewise.cli.watch;

import java.io.PrintStream;

/** The choice of view. */
public final class Views {

    private Views() {}

    /** A block that redraws itself, {@code columns} wide; with Unicode's block elements or plain signs. */
    public static ProgressView live(PrintStream terminal, int columns, boolean blocks) {
        return new LiveView(new Terminal(terminal, columns, blocks));
    }

    /** Plain lines. */
    public static ProgressView lines(PrintStream out) {
        return new LineView(out);
    }
}
