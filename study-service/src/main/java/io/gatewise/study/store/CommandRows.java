package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code commands_in_force}: what has no tombstone yet. */
final class CommandRows {

    private CommandRows() {}

    static void sent(Handle transaction, StudyId study, String key) {
        transaction
                .createUpdate("insert into commands_in_force (study, key) values (:study, :key) on conflict do nothing")
                .bind("study", study.value())
                .bind("key", key)
                .execute();
    }

    /** Whether a command stops all work of the study. */
    static boolean stops(Handle handle, StudyId study) {
        return handle.createQuery("select exists (select from commands_in_force where study = :study and key = :study)")
                .bind("study", study.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Studies that are over for good, whose commands name nothing that may be queued or at work; rows are not locked. */
    static List<StudyId> idle(Handle handle) {
        return handle.createQuery("""
                        select distinct c.study from commands_in_force c join studies s on s.id = c.study
                        where s.state in ('cancelled', 'deleted')
                            and not exists (select from loose_ends l where l.study = c.study)
                        """).mapTo(String.class).map(StudyId::new).list();
    }

    /** Takes the study's commands away; their keys. */
    static List<String> take(Handle transaction, StudyId study) {
        return transaction
                .createQuery("delete from commands_in_force where study = :study returning key")
                .bind("study", study.value())
                .mapTo(String.class)
                .list();
    }
}
