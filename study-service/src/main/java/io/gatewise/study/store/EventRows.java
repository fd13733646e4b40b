package io.gatewise.study.store;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code study_events}. */
final class EventRows {

    private EventRows() {}

    /**
     * An event and its JSON text, which is its message too.
     *
     * @param json as the codec writes it
     */
    record Written(StudyEvent event, String json) {}

    static void append(Handle transaction, List<Written> events) {
        transaction
                .createUpdate("""
                        insert into study_events (study, incarnation, sequence, event, at)
                        select study, incarnation, sequence, cast(event as jsonb), cast(at as timestamptz)
                        from unnest(:studies, :incarnations, :sequences, :events, :times)
                            as written (study, incarnation, sequence, event, at)
                        """)
                .bindArray(
                        "studies",
                        String.class,
                        column(events, event -> event.id().study().value()))
                .bindArray(
                        "incarnations",
                        Integer.class,
                        column(events, event -> event.id().incarnation()))
                .bindArray(
                        "sequences",
                        Long.class,
                        column(events, event -> event.id().sequence()))
                .bindArray(
                        "events",
                        String.class,
                        events.stream().map(Written::json).toList())
                .bindArray(
                        "times",
                        String.class,
                        column(events, event -> event.at().toString()))
                .execute();
    }

    private static <T> List<T> column(List<Written> events, Function<StudyEvent, T> value) {
        return events.stream().map(written -> value.apply(written.event())).toList();
    }

    /** The events of an incarnation from a sequence on, in order, {@code most} at most. */
    static List<StudyEvent> from(Handle handle, StudyId study, int incarnation, long sequence, int most) {
        return handle.createQuery("""
                        select event from study_events
                        where study = :study and incarnation = :incarnation and sequence >= :sequence
                        order by sequence limit :most
                        """)
                .bind("study", study.value())
                .bind("incarnation", incarnation)
                .bind("sequence", sequence)
                .bind("most", most)
                .map((row, context) -> Json.read(row, "event", StudyEvent.class))
                .list();
    }
}
