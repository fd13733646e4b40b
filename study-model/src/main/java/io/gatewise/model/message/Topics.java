package io.gatewise.model.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every topic of the ring: its name, its keys' order and its settings at the broker. */
public final class Topics {

    /** Ledger to workers, handed out by a share group; family {@link TrialRequest}, keyed by trial. */
    public static final String TRIAL_REQUESTS = "trial-requests";

    /** Ledger to every worker; family {@link TrialCommand}, keyed by trial or study; compacted. */
    public static final String TRIAL_COMMANDS = "trial-commands";

    /** Workers to ledger and results; family {@link TrialProgress}, keyed by study. */
    public static final String TRIAL_PROGRESS = "trial-progress";

    /** Workers to ledger; family {@link TrialAttempt}, keyed by study. */
    public static final String TRIAL_ATTEMPTS = "trial-attempts";

    /** Ledger to results: what counts, in order; family {@link StudyEvent}, keyed by study. */
    public static final String STUDY_EVENTS = "study-events";

    /** Results to ledger; family {@link TrialProposal}, keyed by study. */
    public static final String TRIAL_PROPOSALS = "trial-proposals";

    /** The share group that hands out {@link #TRIAL_REQUESTS}. */
    public static final String TRIAL_WORKERS_GROUP = "trial-workers";

    /** The settings of {@link #TRIAL_WORKERS_GROUP}: by default it skips requests written before the first worker joined. */
    public static final Map<String, String> TRIAL_WORKERS_GROUP_SETTINGS =
            Map.of("share.auto.offset.reset", "earliest");

    /** No message may be larger; senders and topics are set to it. */
    public static final int LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    private Topics() {}

    /** Where messages of {@code topic} go that can't be read. */
    public static String deadLetters(String topic) {
        return topic + ".dead-letters";
    }

    /** Every topic with its settings, dead letters included. */
    public static List<Definition> all() {
        return List.of(
                // a request waits for a worker as long as it must: the ledger keeps the queue short.
                // One partition: a share group deals several out among its consumers, and the requests in a busy
                // consumer's partitions would wait for it while others are free
                new Definition(TRIAL_REQUESTS, 1, Map.of("retention.ms", "-1")),
                new Definition(TRIAL_COMMANDS, 1, Map.of("cleanup.policy", "compact")),
                new Definition(TRIAL_PROGRESS, 6, Map.of("retention.ms", Long.toString(DAY_MS))),
                new Definition(TRIAL_ATTEMPTS, 6, Map.of("retention.ms", Long.toString(14 * DAY_MS))),
                new Definition(STUDY_EVENTS, 6, Map.of("retention.ms", Long.toString(14 * DAY_MS))),
                new Definition(TRIAL_PROPOSALS, 6, Map.of("retention.ms", Long.toString(14 * DAY_MS))),
                deadLettersOf(TRIAL_REQUESTS),
                deadLettersOf(TRIAL_COMMANDS),
                deadLettersOf(TRIAL_PROGRESS),
                deadLettersOf(TRIAL_ATTEMPTS),
                deadLettersOf(STUDY_EVENTS),
                deadLettersOf(TRIAL_PROPOSALS));
    }

    private static Definition deadLettersOf(String topic) {
        return new Definition(deadLetters(topic), 1, Map.of("retention.ms", Long.toString(30 * DAY_MS)));
    }

    /**
     * A topic as the broker should hold it.
     *
     * @param name       its name
     * @param partitions their number
     * @param settings   the broker's topic settings, beyond its defaults
     */
    public record Definition(String name, int partitions, Map<String, String> settings) {

        public Definition {
            var all = new HashMap<>(settings);
            // an end carries a curve of up to 2,000 points, an opening a whole spec
            all.putIfAbsent("max.message.bytes", Integer.toString(LARGEST_MESSAGE_BYTES));
            settings = Map.copyOf(all);
        }
    }
}
