package io.gatewise.study.store;

import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code study_events}. */
final class EventRows {

    private EventRows() {}

    static void append(Handle transaction, StudyEvent event) {
        var statement = transaction.createUpdate("""
                insert into study_events (study, incarnation, sequence, event, at)
                values (:study, :incarnation, :sequence, cast(:event as jsonb), :at)
                """);
        Json.bind(statement, "event", event)
                .bind("study", event.id().study().value())
                .bind("incarnation", event.id().incarnation())
                .bind("sequence", event.id().sequence())
                .bind("at", event.at())
                .execute();
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
