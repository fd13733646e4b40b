package io.gatewise.study.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecollectionTest {

    private static final StudyId EARLIER = new StudyId("earlier");

    private static StudySpec external(Direction direction, String... names) {
        List<Parameter> parameters = List.of(names).stream()
                .<Parameter>map(name -> new IntParameter(name, 1, 1000))
                .toList();
        return StudySpec.external("before", new SearchSpace(parameters), new Objective("value", direction), null, null);
    }

    private static StudySpec ours(Configuration training, Metric metric, String... names) {
        List<Parameter> parameters = List.of(names).stream()
                .<Parameter>map(name -> new IntParameter(name, 1, 8))
                .toList();
        return new StudySpec(
                "ours",
                "data",
                new Forecasting(null, "y", null, null, null),
                new SearchSpace(parameters),
                training,
                new Objective(metric, null),
                null,
                new HoldOut(0.2, null, null, null),
                null,
                null,
                null);
    }

    private static Recollection.Ended ended(long x, Double score) {
        return new Recollection.Ended(new Configuration(Map.of("x", x, "z", 3L)), score);
    }

    @Test
    void ofAStudyWithSeveralObjectivesTheCommonOneIsRemembered() {
        StudySpec earlier = external(Direction.MINIMIZE, "x")
                .withObjectives(
                        List.of(new Objective("size", Direction.MINIMIZE), new Objective("gain", Direction.MAXIMIZE)));
        StudySpec later =
                external(Direction.MINIMIZE, "x").withObjectives(List.of(new Objective("gain", Direction.MAXIMIZE)));

        EarlierStudy kept = new Recollection(later, 1)
                .of(EARLIER, earlier, List.of(ended(1, 0.5), ended(2, 0.7), ended(3, 0.9)))
                .orElseThrow();

        assertThat(new Recollection(later, 1).remembered(earlier).metric()).isEqualTo("gain");
        assertThat(new Recollection(external(Direction.MINIMIZE, "x"), 1)
                        .remembered(earlier)
                        .metric())
                .isEqualTo("size");
        assertThat(kept.trials().get(0).loss()).isEqualTo(-0.9);
        assertThat(Likeness.of(new Likeness.Side(later, null, null), new Likeness.Side(earlier, null, null)))
                .isPresent();
    }

    @Test
    void keepsTheCommonParametersAndLossesThatAreBetterTheLowerTheyAre() {
        var recollection = new Recollection(external(Direction.MINIMIZE, "x", "y"), 1);

        EarlierStudy kept = recollection
                .of(
                        EARLIER,
                        external(Direction.MAXIMIZE, "x", "z"),
                        List.of(ended(1, 0.5), ended(2, null), ended(3, 0.9), ended(4, 0.1)))
                .orElseThrow();

        assertThat(kept)
                .isEqualTo(new EarlierStudy(
                        "earlier",
                        "before",
                        List.of(
                                new EarlierStudy.Trial(new Configuration(Map.of("x", 3L)), -0.9),
                                new EarlierStudy.Trial(new Configuration(Map.of("x", 1L)), -0.5),
                                new EarlierStudy.Trial(new Configuration(Map.of("x", 4L)), -0.1),
                                new EarlierStudy.Trial(new Configuration(Map.of("x", 2L)), null))));
    }

    @Test
    void knowsWhatWasFixedOrLeftAtItsDefaultWhereGatewiseTrained() {
        var later = ours(null, Metric.RMSE, "units", "layers", "window");
        var earlier = ours(new Configuration(Map.of("layers", 2L)), Metric.RMSE, "units");
        var trial = new Recollection.Ended(new Configuration(Map.of("units", 5L)), 1.0);

        EarlierStudy kept = new Recollection(later, 1)
                .of(EARLIER, earlier, List.of(trial, trial, trial))
                .orElseThrow();

        assertThat(kept.trials().get(0).configuration().values())
                .isEqualTo(Map.of("units", 5L, "layers", 2L, "window", 28L));
    }

    @Test
    void keepsTheBestAndASpreadOfVeryMany() {
        List<Recollection.Ended> many = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> ended(i, (double) i))
                .toList();

        List<EarlierStudy.Trial> kept = new Recollection(external(Direction.MINIMIZE, "x"), 10)
                .of(EARLIER, external(Direction.MINIMIZE, "x"), many)
                .orElseThrow()
                .trials();

        assertThat(kept).hasSize(100).doesNotHaveDuplicates();
        assertThat(kept.subList(0, 50)).extracting(EarlierStudy.Trial::loss).contains(1.0, 50.0);
        assertThat(kept.get(99).loss()).isGreaterThan(950);
    }

    @Test
    void keepsNothingOfTooFewTrialsOrStrangers() {
        var recollection = new Recollection(external(Direction.MINIMIZE, "x"), 1);
        var three = List.of(ended(1, 1.0), ended(2, 2.0), ended(3, 3.0));

        assertThat(recollection.of(EARLIER, external(Direction.MINIMIZE, "x"), three.subList(0, 2)))
                .isEmpty();
        assertThat(recollection.of(EARLIER, external(Direction.MINIMIZE, "q"), three))
                .isEmpty();
    }

    private static Extent extent(int inputs, long rows) {
        return new Extent(
                inputs, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {rows}), Lengths.of(new long[] {10}), 1);
    }

    @Test
    void studiesAreAlikeWhereTaskObjectiveParametersAndDataAre() {
        var later = new Likeness.Side(ours(null, Metric.RMSE, "units", "layers"), "d1", extent(4, 1000));

        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.RMSE, "units"), "d1", null)))
                .hasValue(1001);
        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.RMSE, "units"), "d2", extent(3, 9000))))
                .hasValue(1);
        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.RMSE, "units"), "d2", extent(3, 11_000))))
                .isEmpty();
        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.RMSE, "units"), "d2", extent(9, 1000))))
                .isEmpty();
        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.MAE, "units"), "d1", extent(4, 1000))))
                .isEmpty();
        assertThat(Likeness.of(later, new Likeness.Side(ours(null, Metric.RMSE, "window"), "d1", null)))
                .isEmpty();
        assertThat(Likeness.of(later, new Likeness.Side(external(Direction.MINIMIZE, "units"), null, null)))
                .isEmpty();
    }
}
