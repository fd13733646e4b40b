package io.gatewise.cli.watch;

import java.io.PrintStream;
import java.util.List;

/** A terminal that understands ANSI control sequences, and the block of lines at its end. */
final class Terminal {

    private static final String UP = "\033[%dA";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final int columns;
    private final boolean blocks;
    private int height;

    /**
     * A terminal without a block yet.
     *
     * @param columns its width; longer lines are cut, for a wrapped one would spoil the redrawing
     * @param blocks  whether it shows Unicode's block elements
     */
    Terminal(PrintStream out, int columns, boolean blocks) {
        this.out = out;
        this.columns = columns;
        this.blocks = blocks;
    }

    /** The sign for a done share of a bar. */
    String full() {
        return blocks ? "█" : "#";
    }

    /** The sign for a begun share of a bar. */
    String part() {
        return blocks ? "░" : "-";
    }

    /** Puts {@code lines} in the place of the block drawn before. */
    void redraw(List<String> lines) {
        var text = new StringBuilder();
        if (height > 0) {
            text.append(String.format(UP, height)).append('\r');
        }
        for (String line : lines) {
            text.append(cut(line)).append(CLEAR_LINE).append('\n');
        }
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        height = lines.size();
    }

    /** Puts one whole line, however long, in the place of the block. */
    void replaceBlock(String line) {
        redraw(List.of());
        out.println(line);
        out.flush();
    }

    private String cut(String line) {
        return line.codePointCount(0, line.length()) < columns
                ? line
                : line.substring(0, line.offsetByCodePoints(0, columns - 1));
    }
}
