package io.gatewise.results.messaging;

import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.store.StudyEntry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The studies that events came for lately, held in memory so that an event needn't read them. Bounded by studies and by their
 * trials, as a study may have very many. Thread-safe.
 */
final class KnownStudies {

    private final int most;
    private final int mostTrials;
    private final Map<StudyId, StudyEntry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long trials;

    /**
     * The studies not asked for longest go first; the one that came last stays, however large it is.
     *
     * @param most       at most so many studies
     * @param mostTrials at most so many trials of all of them, those of earlier studies that they begin with included
     */
    KnownStudies(int most, int mostTrials) {
        this.most = most;
        this.mostTrials = mostTrials;
    }

    synchronized Optional<StudyEntry> get(StudyId study) {
        return Optional.ofNullable(entries.get(study));
    }

    /** Keeps a study that may still change, lets go of others. */
    synchronized void put(StudyEntry entry) {
        StudyId study = entry.state().last().study();
        remove(study);
        if (!entry.state().phase().active()) {
            return;
        }
        entries.put(study, entry);
        trials += trials(entry);
        Iterator<StudyEntry> oldest = entries.values().iterator();
        while (entries.size() > 1 && (entries.size() > most || trials > mostTrials)) {
            trials -= trials(oldest.next());
            oldest.remove();
        }
    }

    synchronized void remove(StudyId study) {
        StudyEntry removed = entries.remove(study);
        if (removed != null) {
            trials -= trials(removed);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private static long trials(StudyEntry entry) {
        long earlier = entry.state().basis().earlier().stream()
                .mapToLong(KnownStudies::trials)
                .sum();
        return entry.state().history().size() + earlier;
    }

    private static long trials(EarlierStudy earlier) {
        return earlier.trials().size();
    }
}
