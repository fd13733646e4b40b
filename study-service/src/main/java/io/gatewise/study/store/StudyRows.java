package io.gatewise.study.store;

import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.ledger.Bounds;
import io.gatewise.study.ledger.Demand;
import io.gatewise.study.ledger.Looks;
import io.gatewise.study.ledger.Pauses;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The SQL of table {@code studies}. */
final class StudyRows {

    private static final String INSERT = """
            insert into studies (id, incarnation, spec, data, start, costs, state, sequence, numbered, imported, open, completed,
                infeasible, failed, cancelled, demand, demand_sequence, demand_count, demand_sent_at, winner, reason, created_at,
                max_trials, parallelism, weight, stop, deadline, closed, looks, look_winner, paused_at, paused_seconds)
            values (:id, :incarnation, cast(:spec as jsonb), cast(:data as jsonb), cast(:start as jsonb), cast(:costs as jsonb), :state, :sequence, :numbered,
                :imported, :open, :completed, :infeasible, :failed, :cancelled, :demand, :demandSequence, :demandCount,
                case when :demand = 'open' then cast(:at as timestamptz) end, :winner, :reason, :begun,
                :maxTrials, :parallelism, :weight, cast(:stop as jsonb), :deadline, :closed, :looks, :lookWinner, :pausedAt, :pausedSeconds)
            """;

    // what a study is opened with never changes
    private static final String UPDATE = """
            update studies set
                state = :state, sequence = :sequence, numbered = :numbered, imported = :imported, open = :open,
                completed = :completed, infeasible = :infeasible, failed = :failed, cancelled = :cancelled, demand = :demand,
                demand_sequence = :demandSequence, demand_count = :demandCount,
                demand_sent_at = case when demand_sequence is not distinct from :demandSequence then demand_sent_at
                    when :demand = 'open' then cast(:at as timestamptz) end,
                winner = :winner, reason = :reason, max_trials = :maxTrials,
                parallelism = :parallelism, weight = :weight, stop = cast(:stop as jsonb),
                deadline = :deadline, closed = :closed, looks = :looks, look_winner = :lookWinner,
                paused_at = :pausedAt, paused_seconds = :pausedSeconds,
                ended_at = case when :state in ('finished', 'cancelled', 'deleting', 'deleted')
                    then coalesce(ended_at, cast(:at as timestamptz)) end
            where id = :id
            """;

    private StudyRows() {}

    /** The study, its row locked until the transaction ends. */
    static Optional<Study> lock(Handle transaction, StudyId id) {
        return transaction
                .createQuery("select * from studies where id = :id for update")
                .bind("id", id.value())
                .map((row, context) -> study(row))
                .findOne();
    }

    /**
     * A study whose row is locked.
     *
     * @param demandSent when its open demand was last sent; null if none is open
     */
    record Locked(Study study, Instant demandSent) {}

    /** Some studies, those that there are; their rows are locked, in the order of their ids, until the transaction ends. */
    static List<Locked> lock(Handle transaction, Collection<StudyId> ids) {
        return transaction
                .createQuery("select * from studies where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, ids.stream().map(StudyId::value).toList())
                .map((row, context) -> {
                    Study study = study(row);
                    return new Locked(
                            study, study.demand() instanceof Demand.Open ? Json.instant(row, "demand_sent_at") : null);
                })
                .list();
    }

    /** Whether it is there and not on its way out; it stays so until the transaction ends. */
    static boolean holdUndeleted(Handle transaction, StudyId id) {
        return transaction
                .createQuery("select state from studies where id = :id for share")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(StudyState::of)
                .filter(state -> state != StudyState.DELETING && state != StudyState.DELETED)
                .isPresent();
    }

    /** Studies on their way out; their rows are not locked. */
    static List<StudyId> deleting(Handle handle) {
        return handle.createQuery("select id from studies where state = 'deleting' order by id")
                .mapTo(String.class)
                .map(StudyId::new)
                .list();
    }

    /** Writes a study anew. */
    static void insert(Handle transaction, Study study, Instant at) {
        Update statement = transaction
                .createUpdate(INSERT)
                .bind("incarnation", study.incarnation())
                .bind("begun", study.begun());
        Json.bind(statement, "spec", study.spec());
        Json.bind(statement, "data", study.data());
        Json.bind(statement, "start", study.start());
        Json.bind(statement, "costs", study.costs().equals(StudyCosts.NONE) ? null : study.costs());
        bind(statement, study, at).execute();
    }

    /** Says whose study it is. */
    static void own(Handle transaction, StudyId id, String owner) {
        transaction
                .createUpdate("update studies set owner = :owner where id = :id")
                .bind("id", id.value())
                .bind("owner", owner)
                .execute();
    }

    /** Writes what changes in a study; false if it isn't there. */
    static boolean update(Handle transaction, Study study, Instant at) {
        return bind(transaction.createUpdate(UPDATE), study, at).execute() == 1;
    }

    private static Update bind(Update statement, Study study, Instant at) {
        statement
                .bind("id", study.id().value())
                .bind("state", study.state().key())
                .bind("sequence", study.sequence())
                .bind("numbered", study.numbered())
                .bind("imported", study.imported())
                .bind("open", study.open())
                .bind("completed", study.ended().completed())
                .bind("infeasible", study.ended().infeasible())
                .bind("failed", study.ended().failed())
                .bind("cancelled", study.ended().cancelled())
                .bind("demand", key(study.demand()))
                .bind("demandSequence", study.demand() instanceof Demand.Open open ? open.sequence() : null)
                .bind("demandCount", study.demand() instanceof Demand.Open open ? open.count() : null)
                .bind("maxTrials", study.bounds().maxTrials())
                .bind("parallelism", study.bounds().parallelism())
                .bind("weight", study.bounds().weight())
                .bind("deadline", study.deadline())
                .bind("closed", study.bounds().closed())
                .bind("looks", study.looks().count())
                .bind("lookWinner", study.looks().winner())
                .bind("pausedAt", study.pauses().since())
                .bind("pausedSeconds", study.pauses().total().toMillis() / 1000.0)
                .bind("winner", study.winner())
                .bind("reason", study.reason())
                .bind("at", at);
        return Json.bind(statement, "stop", study.bounds().stop());
    }

    static void evaluated(Handle transaction, StudyId id, Evaluation evaluation) {
        var statement =
                transaction.createUpdate("update studies set evaluation = cast(:evaluation as jsonb) where id = :id");
        Json.bind(statement, "evaluation", evaluation).bind("id", id.value()).execute();
    }

    /** Studies whose open demand was last sent before {@code limit}; their rows are not locked. */
    static List<StudyId> unanswered(Handle handle, Instant limit) {
        return handle.createQuery("select id from studies"
                        + " where ended_at is null and demand = 'open' and demand_sent_at < :limit")
                .bind("limit", limit)
                .map((row, context) -> new StudyId(row.getString("id")))
                .list();
    }

    /** Running studies whose time is up and that may still open trials; their rows are not locked. */
    static List<StudyId> late(Handle handle, Instant now) {
        return handle.createQuery("select id from studies where state = 'running' and closed = '' and deadline <= :now")
                .bind("now", now)
                .map((row, context) -> new StudyId(row.getString("id")))
                .list();
    }

    static void demandSent(Handle transaction, StudyId id, Instant at) {
        transaction
                .createUpdate("update studies set demand_sent_at = :at where id = :id")
                .bind("id", id.value())
                .bind("at", at)
                .execute();
    }

    static Study study(ResultSet row) throws SQLException {
        return new Study(
                new StudyId(row.getString("id")),
                row.getInt("incarnation"),
                KnownTexts.read(row, "spec", StudySpec.class),
                KnownTexts.read(row, "data", DataReference.class),
                KnownTexts.read(row, "start", StartingModel.class),
                Optional.ofNullable(KnownTexts.read(row, "costs", StudyCosts.class))
                        .orElse(StudyCosts.NONE),
                Json.instant(row, "created_at"),
                pauses(row),
                bounds(row),
                StudyState.of(row.getString("state")),
                row.getLong("sequence"),
                row.getInt("numbered"),
                row.getInt("imported"),
                row.getInt("open"),
                new Tally(
                        row.getInt("completed"),
                        row.getInt("infeasible"),
                        row.getInt("failed"),
                        row.getInt("cancelled")),
                demand(row),
                new Looks(row.getInt("looks"), row.getObject("look_winner", Integer.class)),
                row.getObject("winner", Integer.class),
                row.getString("reason"));
    }

    private static Pauses pauses(ResultSet row) throws SQLException {
        Duration total = Duration.ofMillis(Math.round(row.getDouble("paused_seconds") * 1000));
        return new Pauses(total, Json.instant(row, "paused_at"));
    }

    private static Bounds bounds(ResultSet row) throws SQLException {
        return new Bounds(
                row.getInt("max_trials"),
                row.getInt("parallelism"),
                row.getDouble("weight"),
                KnownTexts.read(row, "stop", StopWhen.class),
                row.getString("closed"));
    }

    private static Demand demand(ResultSet row) throws SQLException {
        String key = row.getString("demand");
        return switch (key) {
            case "none" -> new Demand.None();
            case "open" -> new Demand.Open(row.getLong("demand_sequence"), row.getInt("demand_count"));
            case "resting" -> new Demand.Resting();
            default -> throw new IllegalStateException("no demand is called " + key);
        };
    }

    private static String key(Demand demand) {
        if (demand instanceof Demand.None) {
            return "none";
        }
        return demand instanceof Demand.Open ? "open" : "resting";
    }
}
