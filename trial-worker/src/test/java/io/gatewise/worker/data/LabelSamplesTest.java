package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.MissingValues.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSamplesTest {

    private static final Encoding ENCODING = new Encoding(
            new Scaling(Map.of("x", new ColumnScale(0, 1))), Map.of("x", 0.0), List.of(), List.of("n", "p"), List.of());

    /** Rows 1 to 7; rows 2 and those of the third series have no label. */
    private final Table table = new Table(
            Map.of("x", new double[] {1, 2, 3, 4, 5, 6, 7}),
            Map.of("label", new String[] {"p", "p", "", "n", "n", "", ""}),
            List.of(),
            List.of(new RowRange(0, 3), new RowRange(3, 5), new RowRange(5, 7)));

    @Test
    void takesWholeSeriesAndWeighsRowsWithoutALabelNothing() {
        Samples samples = Samples.of(table, task("id"), new Parts(table.series(), List.of(), List.of()), ENCODING, 2);

        Batch batch = samples.newBatch();
        samples.fill(batch, samples.training(), 0, 2);

        assertThat(samples.training()).hasSize(2); // the third series has nothing to learn
        assertThat(samples.values(samples.training())).isEqualTo(4);
        assertThat(batch.lengths()).startsWith(3, 2);
        assertThat(batch.x()).startsWith(1, 4, 2, 5, 3, 0);
        assertThat(batch.weights()).startsWith(1, 1, 1, 1, 0, 0);
        assertThat(batch.y()).startsWith(0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0);
        assertThat(samples.frequencies()).containsExactly(0.5f, 0.5f);
    }

    @Test
    void cutsOneSeriesIntoWindowsThatFollowEachOther() {
        var one = new Table(
                Map.of("x", table.column("x")),
                Map.of("label", table.text("label")),
                List.of(),
                List.of(new RowRange(0, 7)));
        var parts = new Parts(List.of(new RowRange(0, 4)), List.of(new RowRange(4, 7)), List.of());

        Samples samples = Samples.of(one, task(null), parts, ENCODING, 3);

        assertThat(samples.training()).hasSize(2);
        assertThat(samples.steps(0)).isEqualTo(3);
        assertThat(samples.steps(1)).isEqualTo(1);
        assertThat(samples.validation()).hasSize(1);
        assertThat(samples.training(0.5)).containsExactly(1);
    }

    @Test
    void measuresLabelledRowsAlone() {
        Samples samples = Samples.of(table, task("id"), new Parts(table.series(), List.of(), List.of()), ENCODING, 2);

        Scorer scorer = samples.scorer();
        // says p but for the last row of the second series
        scorer.add(samples.training(), 0, 2, 3, new float[] {
            0.1f, 0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.9f, 0.1f, 0.1f, 0.9f, 0.1f, 0.9f
        });

        assertThat(scorer.metrics().get(Metric.ACCURACY)).isEqualTo(3 / 4.0);
    }

    private static Labelling task(String series) {
        return new Labelling(series, null, "label", List.of("x"), null, null, new MissingValues(Policy.FORWARD, false));
    }
}
