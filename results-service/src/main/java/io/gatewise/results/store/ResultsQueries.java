package io.gatewise.results.store;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.security.Caller;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.history.Basis;
import io.gatewise.results.history.StudyFront;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.report.BestTrial;
import io.gatewise.results.report.CurveReport;
import io.gatewise.results.report.EarlierReport;
import io.gatewise.results.report.FrontTrial;
import io.gatewise.results.report.Outlook;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.StudySummary;
import io.gatewise.results.report.TrialReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** What people ask about studies. */
@ApplicationScoped
public class ResultsQueries {

    /**
     * Every study that isn't deleted with the best of its trials that were trained furthest, as {@link
     * io.gatewise.results.history.History#best} has it, or with the trial of that number.
     */
    private static final String STUDIES = """
            select s.*, best.*,
                   (select count(*) from results_trials t where t.study = s.study) as trials,
                   (select count(*) from results_trials t where t.study = s.study and t.state <> 'open') as ended
            from results_studies s
            left join lateral (
                select t.trial, (o.outcome->>'score')::double precision as score, t.configuration, o.rung, o.outcome,
                       o.provenance
                from results_trials t join results_outcomes o on o.study = t.study and o.trial = t.trial
                where t.study = s.study and o.state = 'completed' and t.state in ('completed', 'open')
                    and (cast(:winner as integer) is null or t.trial = :winner)
                order by case when (o.outcome->>'exhausted')::boolean then s.rungs else o.rung end desc,
                    (o.outcome->>'score')::double precision
                        * case when s.spec->'objective'->>'direction' = 'maximize' then -1 else 1 end, t.trial
                limit 1) best on true
            where s.phase <> 'deleted' and (:all or s.owner = :owner)""";

    private static final String TRIALS = """
            select t.*, o.outcome,
                   (select coalesce(max(epoch), 0) from curve_points c
                    where c.study = t.study and c.trial = t.trial) as epochs
            from results_trials t
            left join lateral (
                select outcome from results_outcomes o
                where o.study = t.study and o.trial = t.trial order by rung desc limit 1) o on true
            where t.study = :study order by t.trial""";

    private final Jdbi jdbi;
    private final Columns columns;
    private final Tables tables;

    ResultsQueries(Jdbi jdbi, MessageCodec codec) {
        this.jdbi = jdbi;
        this.columns = new Columns(codec);
        this.tables = Tables.with(codec);
    }

    /** The winner's network. */
    public record Model(String studyName, int trial, ArtifactReference artifact) {}

    /** All studies that the caller may see, the newest first. */
    public List<StudySummary> studies(Caller caller) {
        return jdbi.withHandle(handle -> handle.createQuery(STUDIES + " order by s.opened_at desc, s.study")
                .bind("winner", (Integer) null)
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> {
                    boolean several = spec(row).weighsSeveral();
                    return several ? weighed(handle, caller, new StudyId(row.getString("study"))) : summary(row);
                })
                .list());
    }

    /** With the front's winner for its best trial. */
    private StudySummary weighed(Handle handle, Caller caller, StudyId study) {
        return one(handle, caller, study, winner(front(handle, study)))
                .map((row, context) -> summary(row))
                .one();
    }

    private StudySummary summary(ResultSet row) throws SQLException {
        return new StudySummary(
                row.getString("study"),
                row.getString("name"),
                row.getString("phase"),
                best(row),
                row.getInt("trials"),
                row.getInt("ended"),
                spec(row).objective().metric());
    }

    /** Empty where the study has one objective. */
    private Optional<StudyFront> front(Handle handle, StudyId study) {
        return tables.studies()
                .find(handle, study)
                .map(entry -> entry.state().spec())
                .filter(StudySpec::weighsSeveral)
                .map(spec -> StudyFront.of(spec, tables.trials().history(handle, study, spec)));
    }

    private static Integer winner(Optional<StudyFront> front) {
        return front.flatMap(StudyFront::winner).map(TrialRecord::number).orElse(null);
    }

    /** @param winner null for the one with the best score */
    private static Query one(Handle handle, Caller caller, StudyId study, Integer winner) {
        return handle.createQuery(STUDIES + " and s.study = :study")
                .bind("study", study.value())
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .bind("winner", winner);
    }

    /** One study; empty if there is none of that id that the caller may see. */
    public Optional<StudyReport> study(Caller caller, StudyId study, boolean withCurves) {
        return jdbi.inTransaction(handle -> {
            Optional<StudyFront> front = front(handle, study);
            return one(handle, caller, study, winner(front))
                    .map((row, context) -> new StudyReport(
                            row.getString("study"),
                            row.getString("name"),
                            row.getString("phase"),
                            row.getString("reason"),
                            spec(row).objective(),
                            row.getInt("max_trials"),
                            best(row),
                            trials(handle, study, spec(row)),
                            withCurves ? curves(handle, study) : null,
                            columns.value(row.getString("evaluation"), Evaluation.class),
                            columns.value(row.getString("provenance"), Provenance.class),
                            spec(row),
                            earlier(row),
                            basis(row).costs(),
                            front.map(FrontTrial::of).orElse(List.of())))
                    .findOne();
        });
    }

    /**
     * The network that users get: with several folds, the winner trained on all data but the test part; else the best
     * trial's. Empty if there is none.
     */
    public Optional<Model> model(Caller caller, StudyId study) {
        return jdbi.inTransaction(handle -> one(handle, caller, study, winner(front(handle, study)))
                        .map((row, context) -> {
                            Optional<ArtifactReference> ofAllData = Optional.ofNullable(
                                            columns.value(row.getString("evaluation"), Evaluation.class))
                                    .map(Evaluation::model);
                            return model(row, ofAllData);
                        })
                        .findOne())
                .flatMap(found -> found);
    }

    /** The network that a trial kept, the winner or not. Empty if there is none. */
    public Optional<Model> model(Caller caller, StudyId study, int trial) {
        return jdbi.withHandle(handle -> one(handle, caller, study, trial)
                        .map((row, context) -> model(row, Optional.empty()))
                        .findOne())
                .flatMap(found -> found);
    }

    private Optional<Model> model(ResultSet row, Optional<ArtifactReference> instead) throws SQLException {
        String name = row.getString("name");
        int trial = row.getInt("trial");
        Optional<ArtifactReference> ofTrial = completed(row).map(Outcome.Completed::model);
        return instead.or(() -> ofTrial).map(artifact -> new Model(name, trial, artifact));
    }

    private List<TrialReport> trials(Handle handle, StudyId study, StudySpec spec) {
        Map<Integer, Outlook> outlooks =
                spec.promotes() ? Outlook.of(spec, tables.trials().history(handle, study, spec)) : Map.of();
        return handle.createQuery(TRIALS)
                .bind("study", study.value())
                .map((row, context) -> trial(row).with(outlooks.get(row.getInt("trial"))))
                .list();
    }

    private List<CurveReport> curves(Handle handle, StudyId study) {
        return tables.curves().find(handle, study, List.of()).entrySet().stream()
                .map(entry -> new CurveReport(entry.getKey(), entry.getValue()))
                .toList();
    }

    private TrialReport trial(ResultSet row) throws SQLException {
        Outcome outcome = columns.value(row.getString("outcome"), Outcome.class);
        Optional<Outcome.Completed> completed =
                outcome instanceof Outcome.Completed c ? Optional.of(c) : Optional.empty();
        return new TrialReport(
                row.getInt("trial"),
                row.getString("state"),
                row.getString("origin"),
                columns.value(row.getString("configuration"), Configuration.class),
                row.getInt("rung"),
                row.getObject("score", Double.class),
                completed.map(Outcome.Completed::spread).orElse(null),
                completed.map(Outcome.Completed::metrics).orElse(Map.of()),
                completed.map(Outcome.Completed::folds).orElse(List.of()),
                completed.map(Outcome.Completed::bestEpoch).orElse(null),
                row.getInt("epochs"),
                completed.map(Outcome.Completed::stoppedBy).orElse(null),
                outcome == null || outcome.reason().isEmpty() ? null : outcome.reason(),
                completed.map(Outcome.Completed::parameters).orElse(null),
                completed.map(Outcome.Completed::seconds).orElse(null),
                completed.map(Outcome.Completed::values).orElse(Map.of()),
                null);
    }

    private BestTrial best(ResultSet row) throws SQLException {
        Optional<Outcome.Completed> completed = completed(row);
        if (completed.isEmpty()) {
            return null;
        }
        return new BestTrial(
                row.getInt("trial"),
                row.getDouble("score"),
                completed.get().spread(),
                columns.value(row.getString("configuration"), Configuration.class),
                completed.get().bestEpoch(),
                completed.get().parameters(),
                ordered(spec(row), completed.get().values()));
    }

    /** In the spec's order. */
    private static Map<String, Double> ordered(StudySpec spec, Map<String, Double> values) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        spec.several().forEach(objective -> ordered.put(objective.metric(), values.get(objective.metric())));
        return ordered;
    }

    private Optional<Outcome.Completed> completed(ResultSet row) throws SQLException {
        return columns.value(row.getString("outcome"), Outcome.class) instanceof Outcome.Completed completed
                ? Optional.of(completed)
                : Optional.empty();
    }

    private List<EarlierReport> earlier(ResultSet row) throws SQLException {
        Map<String, Double> weights = Optional.ofNullable(columns.value(row.getString("fit"), FitValues.class))
                .map(FitValues::earlier)
                .orElse(Map.of());
        return EarlierReport.of(basis(row), weights);
    }

    private Basis basis(ResultSet row) throws SQLException {
        return Optional.ofNullable(columns.value(row.getString("basis"), Basis.class))
                .orElse(Basis.NONE);
    }

    private StudySpec spec(ResultSet row) throws SQLException {
        return columns.value(row.getString("spec"), StudySpec.class);
    }
}
