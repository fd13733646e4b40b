package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Classification.Weighting;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.MissingValues.Policy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassSamplesTest {

    /** Series of 2, 1 and 3 rows; the last but one has no class. */
    private final Table series = new Table(
            Map.of("x", new double[] {1, 2, 3, 4, 5, 6, 7}, "z", new double[] {0, 0, 0, 0, 0, 0, 0}),
            Map.of("label", new String[] {"up", "up", "down", "up", "up", "up", ""}),
            List.of(),
            List.of(new RowRange(0, 2), new RowRange(2, 3), new RowRange(3, 6), new RowRange(6, 7)));

    private final Classification task = task(null, null);

    @Test
    void padsSequencesOfUnequalLengths() {
        Samples samples = Samples.of(series, task, all(series), unscaled(task), 28);

        Batch batch = samples.newBatch();
        samples.fill(batch, new int[] {2, 0, 1}, 0, 3);

        assertThat(samples.training()).containsExactly(0, 1, 2); // the fourth has no class
        assertThat(batch.steps()).isEqualTo(3);
        assertThat(batch.lengths()).startsWith(3, 2, 1);
        // steps outside, samples inside
        assertThat(batch.x()).startsWith(4, 1, 3, 5, 2, 0, 6, 0, 0);
        // classes in their order: down, up
        assertThat(batch.y()).startsWith(0, 1, 0, 1, 1, 0);
        assertThat(batch.weights()).startsWith(1, 1, 1);
        assertThat(samples.frequencies()).containsExactly(1 / 3f, 2 / 3f);
        assertThat(samples.longest(samples.training())).isEqualTo(3);
    }

    @Test
    void weighsClassesEquallyUnlessOneIsGivenAWeight() {
        Classification balanced = task(Weighting.BALANCED, Map.of("up", 5.0));
        Samples samples = Samples.of(series, balanced, all(series), unscaled(balanced), 28);

        Batch batch = samples.newBatch();
        samples.fill(batch, new int[] {0, 1}, 0, 2);

        assertThat(batch.weights()).startsWith(5, 3 / 2f); // down: 3 sequences over 2 classes of 1 member
    }

    @Test
    void measuresClasses() {
        Samples samples = Samples.of(series, task, all(series), unscaled(task), 28);

        Scorer scorer = samples.scorer();
        scorer.add(new int[] {0, 1}, 0, 2, 2, new float[] {0.2f, 0.8f, 0.4f, 0.6f});
        scorer.add(new int[] {2}, 0, 1, 3, new float[] {0.1f, 0.9f});

        assertThat(scorer.metrics().get(Metric.ACCURACY)).isEqualTo(2 / 3.0);
    }

    @Test
    void drawsAShareOfEachClassThatALargerShareContains() {
        int n = 40;
        String[] labels =
                IntStream.range(0, n).mapToObj(i -> i < 30 ? "a" : "b").toArray(String[]::new);
        var table = new Table(
                Map.of("x", new double[n], "z", new double[n]),
                Map.of("label", labels),
                List.of(),
                IntStream.range(0, n).mapToObj(i -> new RowRange(i, i + 1)).toList());
        Samples samples = Samples.of(
                table,
                task,
                new Parts(table.series(), List.of(), List.of()),
                new Encoding(unscaled(task).scaling(), Map.of(), List.of(), List.of("a", "b"), List.of()),
                1);

        int[] tenth = samples.training(0.1);
        int[] half = samples.training(0.5);

        assertThat(tenth).hasSize(4).isSorted();
        assertThat(IntStream.of(tenth).filter(i -> i >= 30)).hasSize(1);
        assertThat(half).hasSize(20).contains(tenth);
        assertThat(samples.training(1)).hasSize(40);
    }

    @Test
    void readsTextsByTheirCharactersUpToTheThousandth() {
        var table = new Table(
                Map.of(),
                Map.of(
                        "name", new String[] {"ab", "", "b\uD83D\uDE00", "a".repeat(2000)},
                        "label", new String[] {"x", "y", "y", "x"}),
                List.of(),
                List.of(new RowRange(0, 4)));
        var names = new Classification(null, null, "label", null, "name", null, null, null);
        var parts = new Parts(List.of(new RowRange(0, 2)), List.of(new RowRange(2, 4)), List.of());
        Encoding encoding = Encoding.fit(table, names, parts.training());

        Samples samples = Samples.of(table, names, parts, encoding, 28);
        Batch batch = samples.newBatch();
        samples.fill(batch, new int[] {0, 1, 2}, 0, 3);

        assertThat(encoding.vocabulary()).containsExactly("a", "b");
        assertThat(samples.inputs()).isEqualTo(3);
        assertThat(samples.validation()).containsExactly(2, 3);
        assertThat(samples.steps(3)).isEqualTo(1000);
        assertThat(batch.lengths()).startsWith(2, 1, 2);
        // a, nothing, b; then b, padding, an unknown one
        assertThat(batch.x()).startsWith(1, 0, 0, 0, 0, 0, 0, 1, 0, /**/ 0, 1, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void refusesAClassThatTheEncodingDoesNotKnow() {
        var stranger = new Encoding(unscaled(task).scaling(), Map.of(), List.of(), List.of("up"), List.of());

        assertThatThrownBy(() -> Samples.of(series, task, all(series), stranger, 1))
                .hasMessage("unknown class down; there are [up]");
    }

    private static Parts all(Table table) {
        return new Parts(table.series(), List.of(), List.of());
    }

    private static Encoding unscaled(Classification task) {
        return new Encoding(
                new Scaling(Map.of("x", new ColumnScale(0, 1), "z", new ColumnScale(0, 1))),
                Map.of(),
                List.of(),
                List.of("down", "up"),
                List.of());
    }

    private static Classification task(Weighting weighting, Map<String, Double> weights) {
        return new Classification(
                "id", null, "label", List.of("x"), null, weighting, weights, new MissingValues(Policy.ZERO, false));
    }
}
