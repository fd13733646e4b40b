package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Classification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

    private static final int BATCH = 8;

    private final Samples unequal = samples(3);
    private final Samples equal = samples(1);

    @Test
    void takesEachSampleOnceAnEpoch() {
        var order = new BatchOrder(unequal, unequal.training(), BATCH, 5);

        assertThat(order.of(1)).containsExactlyInAnyOrder(unequal.training());
        assertThat(order.of(2)).containsExactlyInAnyOrder(unequal.training());
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        int[] third =
                new BatchOrder(unequal, unequal.training(), BATCH, 5).of(3).clone();
        var another = new BatchOrder(unequal, unequal.training(), BATCH, 5);
        another.of(1);
        another.of(2);

        assertThat(another.of(3)).isEqualTo(third);
        assertThat(another.of(4)).isNotEqualTo(third);
        assertThat(new BatchOrder(unequal, unequal.training(), BATCH, 6).of(3)).isNotEqualTo(third);
    }

    @Test
    void putsSamplesOfSimilarLengthIntoABatch() {
        int[] order = new BatchOrder(unequal, unequal.training(), BATCH, 5).of(1);

        assertThat(padding(order)).isLessThan(0.1);
        // shuffled alone, a batch of 8 lengths from 1 to 100 is padded by about 44 %
        assertThat(padding(unequal.training())).isGreaterThan(0.4);
    }

    @Test
    void doesNotRunFromShortToLong() {
        int[] order = new BatchOrder(unequal, unequal.training(), BATCH, 5).of(1);

        List<Integer> firsts = new ArrayList<>();
        for (int from = 0; from < 20 * BATCH; from += BATCH) {
            firsts.add(unequal.steps(order[from]));
        }
        assertThat(firsts).isNotEqualTo(firsts.stream().sorted().toList());
    }

    @Test
    void shufflesSamplesOfOneLengthFreely() {
        int[] order = new BatchOrder(equal, equal.training(), BATCH, 5).of(1);

        assertThat(order).containsExactlyInAnyOrder(equal.training()).isNotEqualTo(equal.training());
    }

    /** The share of a batch's steps that are after a sample's end. */
    private double padding(int[] order) {
        double steps = 0;
        double filled = 0;
        for (int from = 0; from < order.length; from += BATCH) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(from + BATCH, order.length));
            steps += batch.length * unequal.longest(batch);
            filled += IntStream.of(batch).map(unequal::steps).sum();
        }
        return 1 - filled / steps;
    }

    /** 333 series of one length, or of random ones up to 100. */
    private static Samples samples(int seed) {
        var random = new SplittableRandom(seed);
        List<RowRange> series = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < 333; i++) {
            int length = seed == 1 ? 4 : random.nextInt(1, 101);
            series.add(new RowRange(rows, rows + length));
            rows += length;
        }
        String[] labels = new String[rows];
        Arrays.fill(labels, "a");
        var table = new Table(Map.of("x", new double[rows]), Map.of("label", labels), List.of(), series);
        var task = new Classification("id", null, "label", List.of("x"), null, null, null, null);
        return Samples.of(table, task, new Parts(series, List.of(), List.of()), Encoding.fit(table, task, series), 1);
    }
}
