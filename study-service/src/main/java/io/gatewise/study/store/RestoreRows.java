package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code restores}, and of what a restore changes in all studies at once. */
final class RestoreRows {

    private RestoreRows() {}

    /** Notes a restore; false if it was noted before, by this or another replica. */
    static boolean begin(Handle transaction, String name, int incarnation, Instant at) {
        return transaction
                        .createUpdate("insert into restores (name, incarnation, restored_at)"
                                + " values (:name, :incarnation, :at) on conflict do nothing")
                        .bind("name", name)
                        .bind("incarnation", incarnation)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /**
     * Higher than any that was ever used, also by restores that this database can't know of, of the same or a later backup:
     * so it follows from the time, in minutes.
     */
    static int nextIncarnation(Handle handle, Instant at) {
        int highest = handle.createQuery("select coalesce(max(incarnation), 0) from studies")
                .mapTo(Integer.class)
                .one();
        return (int) Math.max(highest + 1L, Duration.between(Instant.EPOCH, at).toMinutes());
    }

    /** Nothing of it is wanted any more, and nobody is left who could be stopped. */
    static void forgetMessages(Handle transaction) {
        for (String table : List.of("outbox", "loose_ends", "commands_in_force")) {
            transaction.execute("delete from " + table);
        }
    }

    static void raise(Handle transaction, int incarnation) {
        transaction.execute("update studies set incarnation = ?", incarnation);
        transaction.execute(
                "update study_events set incarnation = ?, event = jsonb_set(event, '{id,incarnation}', to_jsonb(cast(? as integer)))",
                incarnation,
                incarnation);
    }

    /** All, in the order in which others lock them. */
    static List<StudyId> studies(Handle handle) {
        return handle.createQuery("select id from studies order by id")
                .mapTo(String.class)
                .map(StudyId::new)
                .list();
    }
}
