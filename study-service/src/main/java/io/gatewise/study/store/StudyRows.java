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
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.StudyState;
import io.gatewise.study.ledger.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code studies}. */
final class StudyRows {

    private static final String UPSERT = """
            insert into studies (id, incarnation, spec, data, start, costs, state, sequence, numbered, imported, open, completed,
                infeasible, failed, cancelled, demand, demand_sequence, demand_count, demand_sent_at, winner, reason, created_at,
                max_trials, parallelism, weight, stop, deadline, closed, looks, look_winner)
            values (:id, :incarnation, cast(:spec as jsonb), cast(:data as jsonb), cast(:start as jsonb), cast(:costs as jsonb), :state, :sequence, :numbered,
                :imported, :open, :completed, :infeasible, :failed, :cancelled, :demand, :demandSequence, :demandCount,
                case when :demand = 'open' then cast(:at as timestamptz) end, :winner, :reason, :begun,
                :maxTrials, :parallelism, :weight, cast(:stop as jsonb), :deadline, :closed, :looks, :lookWinner)
            on conflict (id) do update set
                state = excluded.state, sequence = excluded.sequence, numbered = excluded.numbered,
                imported = excluded.imported,
                open = excluded.open, completed = excluded.completed, infeasible = excluded.infeasible,
                failed = excluded.failed, cancelled = excluded.cancelled, demand = excluded.demand,
                demand_sequence = excluded.demand_sequence, demand_count = excluded.demand_count,
                demand_sent_at = case when studies.demand_sequence is not distinct from excluded.demand_sequence
                    then studies.demand_sent_at else excluded.demand_sent_at end,
                winner = excluded.winner, reason = excluded.reason, max_trials = excluded.max_trials,
                parallelism = excluded.parallelism, weight = excluded.weight, stop = excluded.stop,
                deadline = excluded.deadline, closed = excluded.closed, looks = excluded.looks,
                look_winner = excluded.look_winner,
                ended_at = case when excluded.state in ('finished', 'cancelled', 'deleted')
                    then coalesce(studies.ended_at, :at) end
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

    static void write(Handle transaction, Study study, Instant at) {
        var statement = transaction
                .createUpdate(UPSERT)
                .bind("id", study.id().value())
                .bind("incarnation", study.incarnation())
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
                .bind("begun", study.begun())
                .bind("maxTrials", study.bounds().maxTrials())
                .bind("parallelism", study.bounds().parallelism())
                .bind("weight", study.bounds().weight())
                .bind("deadline", study.deadline())
                .bind("closed", study.bounds().closed())
                .bind("looks", study.looks().count())
                .bind("lookWinner", study.looks().winner())
                .bind("winner", study.winner())
                .bind("reason", study.reason())
                .bind("at", at);
        Json.bind(statement, "spec", study.spec());
        Json.bind(statement, "data", study.data());
        Json.bind(statement, "start", study.start());
        Json.bind(statement, "costs", study.costs().equals(StudyCosts.NONE) ? null : study.costs());
        Json.bind(statement, "stop", study.bounds().stop());
        statement.execute();
    }

    static void evaluated(Handle transaction, StudyId id, Evaluation evaluation) {
        var statement =
                transaction.createUpdate("update studies set evaluation = cast(:evaluation as jsonb) where id = :id");
        Json.bind(statement, "evaluation", evaluation).bind("id", id.value()).execute();
    }

    /** Studies whose open demand was last sent before {@code limit}; their rows are not locked. */
    static List<StudyId> unanswered(Handle handle, Instant limit) {
        return handle.createQuery("select id from studies where demand = 'open' and demand_sent_at < :limit")
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
                Json.read(row, "spec", StudySpec.class),
                Json.read(row, "data", DataReference.class),
                Json.read(row, "start", StartingModel.class),
                Optional.ofNullable(Json.read(row, "costs", StudyCosts.class)).orElse(StudyCosts.NONE),
                Json.instant(row, "created_at"),
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

    private static Bounds bounds(ResultSet row) throws SQLException {
        return new Bounds(
                row.getInt("max_trials"),
                row.getInt("parallelism"),
                row.getDouble("weight"),
                Json.read(row, "stop", StopWhen.class),
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
