package io.gatewise.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.study.Metric;
import org.junit.jupiter.api.Test;

class TextMetricsTest {

    @Test
    void measuresAWorkedExample() {
        var metrics = new TextMetrics();
        metrics.add(0.5, true); // 1 bit
        metrics.add(0.125, false); // 3 bits

        assertThat(metrics.values().get(Metric.BITS_PER_CHARACTER)).isEqualTo(2, within(1e-12));
        assertThat(metrics.values().get(Metric.PERPLEXITY)).isEqualTo(4, within(1e-12));
        assertThat(metrics.values().get(Metric.ACCURACY)).isEqualTo(0.5);
    }

    @Test
    void saysNothingOfNoText() {
        assertThat(new TextMetrics().values()).isEmpty();
    }

    @Test
    void isFiniteWhereTheModelRuledACharacterOutAndNotWhereItSaidNothing() {
        var ruledOut = new TextMetrics();
        ruledOut.add(0, false);
        var nothing = new TextMetrics();
        nothing.add(Double.NaN, false);

        assertThat(ruledOut.values().get(Metric.PERPLEXITY)).isEqualTo(1e15, within(1e3)); // 1 / 1e-15, rounded
        assertThat(nothing.values().get(Metric.BITS_PER_CHARACTER)).isNaN();
    }
}
