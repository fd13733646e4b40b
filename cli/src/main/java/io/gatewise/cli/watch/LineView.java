package io.gatewise.cli.watch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Progress as plain lines, for logs and pipes: one when a trial has ended, the best value or the
 * state has changed, and otherwise one every quarter of a minute.
 */
final class LineView implements ProgressView {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final PrintStream out;
    private volatile boolean closed;
    private boolean away;
    private String shown = "";
    private Instant shownAt = Instant.MIN;

    LineView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(Progress progress) {
        if (away) {
            away = false;
            print("Gatewise answers again");
        }
        String news = progress.study().state()
                + progress.study().trials().ended()
                + progress.best().orElse("");
        if (!news.equals(shown) || progress.now().isAfter(shownAt.plus(SILENCE))) {
            shown = news;
            shownAt = progress.now();
            print(line(progress));
        }
    }

    private static String line(Progress progress) {
        var parts = new ArrayList<String>();
        parts.add(progress.counts());
        if (!"running".equals(progress.study().state())) {
            parts.add(progress.study().state());
        }
        progress.best().ifPresent(parts::add);
        progress.running().forEach(trial -> parts.add(trial.brief()));
        return "[" + progress.times() + "] " + String.join("; ", parts);
    }

    @Override
    public void away(String message) {
        if (!away) {
            away = true;
            print(message + " (waiting for it)");
        }
    }

    @Override
    public void ended(Progress progress) {
        print(Summary.of(progress));
    }

    private void print(String line) {
        if (!closed) {
            out.println(line);
            out.flush();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
