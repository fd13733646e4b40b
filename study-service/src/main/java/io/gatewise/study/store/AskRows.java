package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Ask;
import io.gatewise.study.ledger.Served;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code asks}. */
final class AskRows {

    /** The PostgreSQL channel on which served asks are named. */
    static final String SERVED_CHANNEL = "asks_served";

    private AskRows() {}

    static Ask insert(Handle transaction, StudyId study, int count, Instant expires) {
        return transaction
                .createQuery(
                        "insert into asks (study, count, expires_at) values (:study, :count, :expires) returning *")
                .bind("study", study.value())
                .bind("count", count)
                .bind("expires", expires)
                .map((row, context) -> ask(row))
                .one();
    }

    /** Those that aren't served, the first come first. */
    static List<Ask> waiting(Handle handle, StudyId study) {
        return handle.createQuery("select * from asks where study = :study and reason is null order by number")
                .bind("study", study.value())
                .map((row, context) -> ask(row))
                .list();
    }

    /** The study's asks whose callers never came back for their answer, served or not. */
    static List<Ask> expired(Handle handle, StudyId study, Instant now) {
        return handle.createQuery("select * from asks where study = :study and expires_at < :now order by number")
                .bind("study", study.value())
                .bind("now", now)
                .map((row, context) -> ask(row))
                .list();
    }

    /** The studies that have such asks. */
    static List<StudyId> studiesWithExpired(Handle handle, Instant now) {
        return handle.createQuery("select distinct study from asks where expires_at < :now")
                .bind("now", now)
                .map((row, context) -> new StudyId(row.getString("study")))
                .list();
    }

    static void demanded(Handle transaction, Ask ask) {
        transaction
                .createUpdate("update asks set demand = :demand where number = :number")
                .bind("demand", ask.demand())
                .bind("number", ask.number())
                .execute();
    }

    /** Notes the answer, and has the process told where the caller waits. */
    static void served(Handle transaction, Served served) {
        transaction
                .createQuery("with served as (update asks set reason = :reason where number = :number)"
                        + " select cast(pg_notify(:channel, :name) as text)")
                .bind("reason", served.reason())
                .bind("number", served.ask().number())
                .bind("channel", SERVED_CHANNEL)
                .bind("name", Long.toString(served.ask().number()))
                .mapTo(String.class)
                .list();
    }

    /** Takes the answer away; empty while there is none, or if the caller was given up. */
    static Optional<String> collect(Handle transaction, long number) {
        return transaction
                .createQuery("delete from asks where number = :number and reason is not null returning reason")
                .bind("number", number)
                .mapTo(String.class)
                .findOne();
    }

    static Optional<Ask> find(Handle handle, long number) {
        return handle.createQuery("select * from asks where number = :number")
                .bind("number", number)
                .map((row, context) -> ask(row))
                .findOne();
    }

    static void delete(Handle transaction, Ask ask) {
        transaction
                .createUpdate("delete from asks where number = :number")
                .bind("number", ask.number())
                .execute();
    }

    private static Ask ask(ResultSet row) throws SQLException {
        return new Ask(row.getLong("number"), row.getInt("count"), row.getObject("demand", Long.class));
    }
}
