package io.gatewise.edge.outbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the outbox. */
final class OutboxTable {

    /** First key of the advisory locks, so that they meet no other's: "outb" in ASCII. */
    private static final int LOCK_CLASS = 0x6f757462;

    private OutboxTable() {}

    /** Writes messages in that order, and wakes the senders at commit, once a transaction. */
    static void append(Handle transaction, List<Outgoing> messages, String channel) {
        transaction
                .createQuery("with kept as (insert into outbox (topic, key, key_range, payload, trace_parent)"
                        + " select topic, key, key_range, payload, trace"
                        + " from unnest(:topics, :keys, :ranges, :payloads, :traces) with ordinality"
                        + " as message (topic, key, key_range, payload, trace, place) order by place)"
                        + " select cast(pg_notify(:channel, '') as text)")
                .bindArray("topics", String.class, column(messages, Outgoing::topic))
                .bindArray("keys", String.class, column(messages, Outgoing::key))
                .bindArray("ranges", Integer.class, column(messages, message -> KeyRange.of(message.key())))
                .bindArray("payloads", String.class, column(messages, Outgoing::payload))
                .bindArray("traces", String.class, column(messages, Outgoing::traceParent))
                .bind("channel", channel)
                .mapTo(String.class)
                .list();
    }

    private static <T> List<T> column(List<Outgoing> messages, Function<Outgoing, T> value) {
        return messages.stream().map(value).collect(Collectors.toList()); // may hold null
    }

    /**
     * The ranges whose only sender this transaction is now, until it ends. Its commit waits for no disk: a deletion that a
     * crash undoes only sends the rows once more.
     */
    static List<Integer> lockFree(Handle transaction) {
        return transaction
                .createQuery("select range from set_config('synchronous_commit', 'off', true),"
                        + " generate_series(0, :last) as range where pg_try_advisory_xact_lock(:class, range)")
                .bind("class", LOCK_CLASS)
                .bind("last", KeyRange.COUNT - 1)
                .mapTo(Integer.class)
                .list();
    }

    /** Takes the oldest rows of those ranges away, in the order written. */
    static List<OutboxRow> takeOldest(Handle transaction, List<Integer> ranges, int limit) {
        return transaction
                .createQuery("with taken as (delete from outbox where id = any(array(select id from outbox"
                        + " where key_range = any(:ranges) order by id limit :limit)) returning *)"
                        + " select id, topic, key, payload, trace_parent from taken order by id")
                .bindArray("ranges", Integer.class, ranges)
                .bind("limit", limit)
                .map((row, context) -> new OutboxRow(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("payload"),
                        row.getString("trace_parent")))
                .list();
    }

    /** Whether more rows than {@code most} wait. */
    static boolean hasMoreThan(Handle transaction, int most) {
        return transaction
                .createQuery("select exists (select 1 from outbox offset :most)")
                .bind("most", most)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * How full the outbox is.
     *
     * @param messages that wait
     * @param age      how long the oldest has waited; zero if there is none
     */
    record Filling(long messages, Duration age) {}

    static Filling filling(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) as messages,"
                        + " coalesce(extract(epoch from now() - min(created_at)), 0) as age from outbox")
                .map((row, context) -> new Filling(
                        row.getLong("messages"), Duration.ofMillis(Math.round(row.getDouble("age") * 1000))))
                .one());
    }
}
