package io.gatewise.results.messaging;

import io.gatewise.model.study.StudyId;
import io.gatewise.results.store.StudyEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The studies that events came for lately, held in memory so that an event needn't read them. Thread-safe. */
final class KnownStudies {

    private final int most;
    private final Map<StudyId, StudyEntry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** Holds at most so many studies; the one not asked for longest goes first. */
    KnownStudies(int most) {
        this.most = most;
    }

    synchronized Optional<StudyEntry> get(StudyId study) {
        return Optional.ofNullable(entries.get(study));
    }

    /** Keeps a study that may still change, lets go of another. */
    synchronized void put(StudyEntry entry) {
        StudyId study = entry.state().last().study();
        entries.remove(study);
        if (!entry.state().phase().active()) {
            return;
        }
        if (entries.size() == most) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(study, entry);
    }

    synchronized void remove(StudyId study) {
        entries.remove(study);
    }

    synchronized int size() {
        return entries.size();
    }
}
