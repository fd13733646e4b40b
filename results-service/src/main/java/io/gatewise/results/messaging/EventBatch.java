package io.gatewise.results.messaging;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.store.Advance;
import io.gatewise.results.store.Step;
import io.gatewise.results.store.StudyEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Events that came together. Those that simply follow their study's last one wait for each other and are written in one
 * transaction; any other is dealt with by itself, after what waits of its study. Not thread-safe.
 */
final class EventBatch {

    private static final Logger LOG = Logger.getLogger(EventBatch.class);

    /** An answer that was found waits no longer than this while more events are looked at. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private final StudyEventsProcessor processor;
    private final EventHandling handling;
    private final DatabaseRetry database;
    private final Clock clock;
    private final Map<StudyId, StudyEntry> reached = new HashMap<>(); // by this batch, written or waiting
    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Instant> answered = Optional.empty(); // the first answer that waits

    EventBatch(StudyEventsProcessor processor, EventHandling handling, DatabaseRetry database, Clock clock) {
        this.processor = processor;
        this.handling = handling;
        this.database = database;
        this.clock = clock;
    }

    private record Waiting(EventMessage message, Step step) {}

    /** Looks at the next event. It may wait: only {@link #write} says that it was taken in, or put aside. */
    void add(EventMessage message) {
        StudyId study = message.study();
        Optional<StudyEntry> before = Optional.ofNullable(reached.get(study)).or(() -> processor.remembered(study));
        if (before.isPresent() && StudyEventsProcessor.follows(before, message.event())) {
            handling.handle(message, () -> hold(message, before));
        } else {
            if (waiting.stream().anyMatch(other -> other.message().study().equals(study))) {
                write();
            }
            handling.handle(message, () -> look(message));
        }
        if (answered.isPresent() && answered.get().plus(LONGEST_WAIT).isBefore(clock.instant())) {
            write();
        }
    }

    /** What is remembered says no more: the database does. */
    private void look(EventMessage message) {
        StudyEvent event = message.event();
        reached.remove(message.study());
        Optional<StudyEntry> before = database.run(() -> processor.before(event));
        if (StudyEventsProcessor.follows(before, event)) {
            hold(message, before);
        } else {
            database.run(() -> {
                processor.leaveOut(before, event);
                return event;
            });
        }
    }

    private void hold(EventMessage message, Optional<StudyEntry> before) {
        Step step = processor.step(before, message.event());
        waiting.add(new Waiting(message, step));
        reached.put(message.study(), step.after());
        if (step.answer().isPresent() && answered.isEmpty()) {
            answered = Optional.of(clock.instant());
        }
    }

    /** Writes what waits. Returns once each event is committed, or put aside because it can't be. */
    void write() {
        List<Waiting> together = List.copyOf(waiting);
        waiting.clear();
        answered = Optional.empty();
        if (together.isEmpty()) {
            return;
        }
        Set<StudyId> left = append(together);
        reached.keySet().removeAll(left);
        for (Waiting each : together) {
            if (left.contains(each.message().study())) {
                handling.handle(each.message(), () -> takeAlone(each.message().event()));
            } else {
                handling.orPutAside(each.message(), () -> each.step().place().run(() -> processor.taken(each.step())));
            }
        }
    }

    private void takeAlone(StudyEvent event) {
        database.run(() -> {
            processor.process(event);
            return event;
        });
    }

    /** Writes the steps in one transaction; the studies of which nothing was written. */
    private Set<StudyId> append(List<Waiting> together) {
        Map<StudyId, List<Step>> steps = together.stream()
                .collect(Collectors.groupingBy(
                        each -> each.message().study(),
                        LinkedHashMap::new,
                        Collectors.mapping(Waiting::step, Collectors.toList())));
        List<Advance> advances = steps.values().stream().map(Advance::new).toList();
        try {
            return database.run(() -> processor.append(advances));
        } catch (DatabaseRetry.StoppingException stopping) {
            throw stopping;
        } catch (RuntimeException fault) {
            // one of them is to blame, and none of the others shall suffer
            LOG.warnf("events could not be taken in together, trying each events=%d cause=%s", together.size(), fault);
            return steps.keySet();
        }
    }
}
