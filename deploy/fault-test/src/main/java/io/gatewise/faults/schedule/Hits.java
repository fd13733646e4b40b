package io.gatewise.faults.schedule;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often which fault happened, and how often it met a trial at work. Thread-safe. */
public final class Hits {

    private static final class Tally {
        private int all;
        private int running;
        private final Map<String, Integer> where = new TreeMap<>();
    }

    private final Map<FaultKind, Tally> tallies = new EnumMap<>(FaultKind.class);

    /**
     * @param running whether it met a trial at work
     * @param where   what it met, for people
     */
    public synchronized void count(FaultKind kind, boolean running, String where) {
        Tally tally = tallies.computeIfAbsent(kind, first -> new Tally());
        tally.all++;
        tally.running += running ? 1 : 0;
        tally.where.merge(where, 1, Integer::sum);
    }

    /** How many met a trial at work. */
    public synchronized int onRunning(FaultKind kind) {
        Tally tally = tallies.get(kind);
        return tally == null ? 0 : tally.running;
    }

    /** How often by topic, be it on trials at work or not; of faults of messages. */
    public synchronized Map<String, Integer> by(FaultKind kind) {
        var topics = new TreeMap<String, Integer>();
        Tally tally = tallies.getOrDefault(kind, new Tally());
        tally.where.forEach((where, count) -> topics.merge(where.split(" ")[0], count, Integer::sum));
        return topics;
    }

    /** A table for people. */
    public synchronized String table() {
        var text = new StringBuilder(
                String.format("%-28s %8s %18s  %s%n", "fault", "times", "on running trials", "where"));
        for (FaultKind kind : FaultKind.values()) {
            Tally tally = tallies.getOrDefault(kind, new Tally());
            text.append(String.format("%-28s %8d %18d  %s%n", kind, tally.all, tally.running, tally.where));
        }
        return text.toString();
    }
}
