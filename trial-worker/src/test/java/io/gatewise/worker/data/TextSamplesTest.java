package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Metric;
import io.gatewise.model.study.TextModelling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextSamplesTest {

    private final TextModelling task = new TextModelling("line");

    /** The text {@code ab\nba\nbc\n}: six characters to train on, three to judge by. */
    private final Table table = new Table(
            Map.of(), Map.of("line", new String[] {"ab", "ba", "bc"}), List.of(), List.of(new RowRange(0, 3)));

    private final Parts parts = new Parts(List.of(new RowRange(0, 2)), List.of(new RowRange(2, 3)), List.of());
    private final Encoding encoding = Encoding.fit(table, task, parts.training());

    @Test
    void predictsEachNextCharacterOnce() {
        Samples samples = Samples.of(table, task, parts, encoding, 4);

        Batch batch = samples.newBatch();
        samples.fill(batch, samples.training(), 0, 2);

        assertThat(encoding.vocabulary()).containsExactly("\n", "a", "b");
        assertThat(batch.lengths()).startsWith(4, 1);
        assertThat(characters(batch.x(), batch, 0)).isEqualTo("ab.b");
        assertThat(characters(batch.y(), batch, 0)).isEqualTo("b.ba");
        assertThat(characters(batch.x(), batch, 1)).isEqualTo("a");
        assertThat(characters(batch.y(), batch, 1)).isEqualTo(".");
        assertThat(batch.weights()).startsWith(1, 1, 1, 0, 1, 0, 1, 0);
        assertThat(samples.values(samples.training())).isEqualTo(5); // the first character isn't predicted
    }

    @Test
    void beginsAPartWithTheCharacterBeforeItAndKnowsNotItsNewCharacters() {
        Samples samples = Samples.of(table, task, parts, encoding, 4);

        Batch batch = samples.newBatch();
        samples.fill(batch, samples.validation(), 0, 1);

        assertThat(samples.values(samples.validation())).isEqualTo(3);
        assertThat(characters(batch.x(), batch, 0)).isEqualTo(".b?");
        assertThat(characters(batch.y(), batch, 0)).isEqualTo("b?.");
    }

    @Test
    void measuresBits() {
        Samples samples = Samples.of(table, task, parts, encoding, 4);

        Scorer scorer = samples.scorer();
        float[] said = new float[3 * 4];
        Arrays.fill(said, 0.25f);
        scorer.add(samples.validation(), 0, 1, 3, said);

        assertThat(scorer.metrics().get(Metric.BITS_PER_CHARACTER)).isEqualTo(2, within(1e-12));
    }

    @Test
    void countsEachCharacterOnceMoreThanItOccurs() {
        // six characters: two line feeds, two a, two b; and the unknown one
        assertThat(Samples.of(table, task, parts, encoding, 4).frequencies()).containsExactly(0.3f, 0.3f, 0.3f, 0.1f);
    }

    private static String characters(float[] oneHot, Batch batch, int b) {
        var text = new StringBuilder();
        for (int t = 0; t < batch.lengths()[b]; t++) {
            for (int c = 0; c < 4; c++) {
                if (oneHot[(t * batch.size() + b) * 4 + c] == 1) {
                    text.append(".ab?".charAt(c));
                }
            }
        }
        return text.toString();
    }
}
