package io.gatewise.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes run, one file each with number and start time, so that the next start finds those
 * that outlived their parent. The start time tells them from a stranger who got the same number.
 */
public final class ProcessRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String UNKNOWN = "unknown";

    // the system counts from its own start, which moves a little when the clock is set
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    /** Records in {@code folder}, which is made when needed. */
    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /** Remembers that {@code process} runs as {@code name}, and how to end it. */
    public void add(String name, ProcessHandle process, StopSignal signal) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(name), process.pid() + " " + started(process) + " " + signal + "\n");
    }

    /** Forgets the process that ran as {@code name}. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /**
     * Ends every recorded process that still runs and forgets all records. The caller must hold the
     * data folder's lock: then nobody else is their parent.
     *
     * @return the names of those that were ended
     */
    public List<String> endLeftOvers() throws IOException {
        var ended = new ArrayList<String>();
        if (Files.notExists(folder)) {
            return ended;
        }
        try (var files = Files.newDirectoryStream(folder, "*.pid")) {
            for (var file : files) {
                var name = file.getFileName().toString().replaceFirst("\\.pid$", "");
                if (endLeftOver(Files.readString(file).strip().split(" "))) {
                    ended.add(name);
                }
                Files.delete(file);
            }
        }
        return ended;
    }

    private static boolean endLeftOver(String[] facts) {
        if (facts.length != 3 || !facts[0].matches("\\d{1,18}")) {
            return false;
        }
        var process = ProcessHandle.of(Long.parseLong(facts[0])).filter(candidate -> startedAt(candidate, facts[1]));
        process.ifPresent(found -> Signals.end(found, StopSignal.valueOf(facts[2]), PATIENCE));
        return process.isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse(UNKNOWN);
    }

    private static boolean startedAt(ProcessHandle process, String recorded) {
        return !recorded.equals(UNKNOWN)
                && process.info()
                        .startInstant()
                        .map(start ->
                                Duration.between(start, Instant.parse(recorded)).abs())
                        .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) < 0)
                        .isPresent();
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }
}
