package io.gatewise.cli.watch;

import java.util.ArrayList;
import java.util.List;

/** Progress as a block of lines at the end of a terminal, redrawn in place. */
final class LiveView implements ProgressView {

    private static final int BAR = 30;

    private final Terminal terminal;
    private List<String> block = List.of();
    private boolean closed;

    LiveView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void show(Progress progress) {
        var lines = new ArrayList<String>();
        lines.add(bar(progress) + " " + progress.counts());
        String state = progress.study().state();
        lines.add("  " + progress.times() + ("running".equals(state) ? "" : ", " + state));
        progress.best().ifPresent(best -> lines.add("  " + best));
        progress.running().forEach(trial -> lines.add("  " + trial.detailed()));
        block = lines;
        redraw(lines);
    }

    private String bar(Progress progress) {
        int max = Math.max(1, progress.study().trials().max());
        int full = Math.min(BAR, progress.study().trials().ended() * BAR / max);
        int half = Math.min(BAR - full, progress.study().trials().running() * BAR / max);
        return "[" + terminal.full().repeat(full) + terminal.part().repeat(half) + " ".repeat(BAR - full - half) + "]";
    }

    @Override
    public synchronized void away(String message) {
        var lines = new ArrayList<>(block);
        lines.add("  (waiting) " + message);
        redraw(lines);
    }

    @Override
    public synchronized void ended(Progress progress) {
        if (!closed) {
            terminal.replaceBlock(Summary.of(progress));
        }
        close();
    }

    private void redraw(List<String> lines) {
        if (!closed) {
            terminal.redraw(lines);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
