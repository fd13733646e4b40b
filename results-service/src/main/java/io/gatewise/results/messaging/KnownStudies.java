package io.gatewise.results.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.store.StudyEntry;
import java.util.Optional;

/**
 * The studies that events came for lately, held in memory so that an event needn't read them. Bounded by their trials. Where
 * not all that go on have room, some stay rather than each in turn, see Einziger et al. 2017, TinyLFU. Thread-safe.
 */
final class KnownStudies {

    /** What a study weighs beside its trials, in trials: its spec above all. */
    private static final int STUDY = 10;

    private static final long TRIALS_PER_MEBIBYTE = 400;

    private final Cache<StudyId, StudyEntry> entries;

    /**
     * Holds none yet.
     *
     * @param mostTrials at most so many trials of all of them, those of earlier studies that they begin with included; a study
     *                   that has more may be held alone
     */
    KnownStudies(int mostTrials) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(mostTrials)
                .weigher((StudyId study, StudyEntry entry) -> (int) Math.min(trials(entry.state()), mostTrials))
                .executor(Runnable::run) // what is let go of goes at once
                .build();
    }

    /** How many trials this process has room for beside its other work. */
    static int room() {
        return (int) Math.min(
                Integer.MAX_VALUE, TRIALS_PER_MEBIBYTE * (Runtime.getRuntime().maxMemory() >> 20));
    }

    Optional<StudyEntry> get(StudyId study) {
        return Optional.ofNullable(entries.getIfPresent(study));
    }

    /** Keeps a study that may still change; it or others may have to go for it. */
    void put(StudyEntry entry) {
        StudyId study = entry.state().last().study();
        if (entry.state().phase().active()) {
            entries.put(study, entry);
        } else {
            remove(study);
        }
    }

    void remove(StudyId study) {
        entries.invalidate(study);
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    private static long trials(StudyState state) {
        long earlier = state.basis().earlier().stream()
                .mapToLong(study -> study.trials().size())
                .sum();
        return STUDY + state.history().size() + earlier;
    }
}
