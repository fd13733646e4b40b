package io.gatewise.edge.outbox;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the outbox. */
final class OutboxTable {

    /** First key of the advisory locks, so that they meet no other's: "outb" in ASCII. */
    private static final int LOCK_CLASS = 0x6f757462;

    private OutboxTable() {}

    /** Whether this transaction is now the range's only sender, until it ends. */
    static boolean tryLock(Handle transaction, int range) {
        return transaction
                .createQuery("select pg_try_advisory_xact_lock(:class, :range)")
                .bind("class", LOCK_CLASS)
                .bind("range", range)
                .mapTo(Boolean.class)
                .one();
    }

    /** The oldest rows of a range, in the order written. */
    static List<OutboxRow> oldest(Handle transaction, int range, int limit) {
        return transaction
                .createQuery("select id, topic, key, payload from outbox where key_range = :range order by id"
                        + " limit :limit")
                .bind("range", range)
                .bind("limit", limit)
                .map((row, context) -> new OutboxRow(
                        row.getLong("id"), row.getString("topic"), row.getString("key"), row.getString("payload")))
                .list();
    }

    static void delete(Handle transaction, List<OutboxRow> sent) {
        var batch = transaction.prepareBatch("delete from outbox where id = :id");
        sent.forEach(row -> batch.bind("id", row.id()).add());
        batch.execute();
    }

    static long count(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }

    /** How long the oldest row has waited; zero if there is none. */
    static Duration age(Jdbi jdbi) {
        double seconds = jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(extract(epoch from now() - min(created_at)), 0)" + " from outbox")
                .mapTo(Double.class)
                .one());
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
