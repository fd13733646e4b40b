package io.gatewise.results.store;

import static io.gatewise.results.StudyScript.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.model.message.TrialProgress.EpochEnded;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The accepted curve is what was sent, whatever was seen on the way. */
@QuarkusTest
class CurveRowsTest extends ServiceTest {

    @Inject
    ResultsStore store;

    @Inject
    Jdbi jdbi;

    @Inject
    MessageCodec codec;

    private void open(StudyScript script) {
        send(script.opened(), script.trialOpened(1, SMALL));
        awaitTrialState(script.study(), 1, "open");
    }

    private void progress(StudyScript script, int attempt, CurvePoint... points) {
        store.keep(Stream.of(points)
                .map(point -> new EpochEnded(new AttemptKey(script.study(), 1, 1, attempt), "run-" + attempt, point))
                .toList());
    }

    private void end(StudyScript script, CurvePoint... curve) {
        send(script.ended(1, new Outcome.Infeasible("diverged", "the loss is NaN", List.of(curve))));
        awaitTrialState(script.study(), 1, "infeasible");
    }

    private List<CurvePoint> curve(StudyScript script) {
        return jdbi.withHandle(handle -> Tables.with(codec)
                .curves()
                .find(handle, script.study(), List.of())
                .getOrDefault(1, List.of()));
    }

    private Map<Integer, String> column(StudyScript script, String column) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select epoch, " + column + "::text as " + column + " from curve_points where study = :study")
                .bind("study", script.study().value())
                .reduceRows(new TreeMap<Integer, String>(), (rows, row) -> {
                    rows.put(row.getColumn("epoch", Integer.class), row.getColumn(column, String.class));
                    return rows;
                }));
    }

    @Test
    void acceptsTheCurveThatWasSentAfterALongerOneOfAnotherAttempt() {
        StudyScript script = script("curve-longer");
        open(script);
        progress(script, 3, point(1, 9), point(2, 8), point(3, 7), point(4, 6), new CurvePoint(2, 1, 0.5, Map.of()));

        end(script, point(1, 9), point(2, 5), point(3, 4));

        assertThat(curve(script)).containsExactly(point(1, 9), point(2, 5), point(3, 4));
        assertThat(column(script, "attempt")).containsOnly(Map.entry(1, "1"), Map.entry(2, "1"), Map.entry(3, "1"));
    }

    @Test
    void acceptsTheCurveThatWasSentAfterAShorterOne() {
        StudyScript script = script("curve-shorter");
        open(script);
        progress(script, 1, point(2, 8));

        end(script, point(1, 9), point(2, 8), point(3, 4));

        assertThat(curve(script)).containsExactly(point(1, 9), point(2, 8), point(3, 4));
    }

    @Test
    void acceptsNoCurveWhereNoneWasSent() {
        StudyScript script = script("curve-none");
        open(script);
        progress(script, 1, point(1, 9), point(2, 8));

        end(script);

        assertThat(curve(script)).isEmpty();
    }

    @Test
    void writesNoRowThatIsEqualAlready() {
        StudyScript script = script("curve-equal");
        open(script);
        progress(script, 1, point(1, 9), point(2, 8), point(3, 7));
        Map<Integer, String> before = column(script, "ctid");

        end(script, point(1, 9), new CurvePoint(1, 2, 0.75, point(2, 8).metrics()), point(3, 7));

        assertThat(column(script, "ctid")).containsEntry(1, before.get(1)).containsEntry(3, before.get(3));
        assertThat(column(script, "xmax")).containsEntry(1, "0").containsEntry(3, "0"); // not even locked
        assertThat(curve(script).get(1).seconds()).isEqualTo(0.75);
    }

    @Test
    void aNewAttemptTakesItsPlaceFromItsFirstEpochOn() {
        StudyScript script = script("curve-attempts");
        open(script);
        progress(
                script,
                1,
                IntStream.rangeClosed(1, 5).mapToObj(e -> point(e, 9)).toArray(CurvePoint[]::new));

        progress(script, 2, point(3, 4), point(4, 3));

        progress(script, 1, point(6, 99)); // given up, and late
        assertThat(curve(script)).containsExactly(point(1, 9), point(2, 9), point(3, 4), point(4, 3));
        assertThat(column(script, "attempt")).isEqualTo(Map.of(1, "1", 2, "1", 3, "2", 4, "2"));
    }
}
