package io.gatewise.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriorTest {

    @Test
    void fitsItsParametersKindAndRange() {
        var rate = new FloatParameter("rate", 1e-4, 1, true, null);
        var choice = new CategoricalParameter("choice", List.of("a", "b"));

        assertThat(rate.withPrior(Prior.around(0.01, 2)).prior()).isEqualTo(Prior.around(0.01, 2));
        assertThatThrownBy(() -> rate.withPrior(Prior.around(2, 2))).hasMessageContaining("center in [1.0E-4, 1.0]");
        assertThatThrownBy(() -> rate.withPrior(Prior.around(0.1, 1))).hasMessageContaining("a factor on a log scale");
        assertThatThrownBy(() -> rate.withPrior(Prior.around(Double.NaN, 2))).hasMessageContaining("center");
        assertThatThrownBy(() -> rate.withPrior(Prior.weighted(List.of(1.0)))).hasMessageContaining("center");
        assertThatThrownBy(() -> choice.withPrior(Prior.weighted(List.of(1.0)))).hasMessageContaining("2 weights");
        assertThatThrownBy(() -> choice.withPrior(Prior.weighted(List.of(1.0, Double.POSITIVE_INFINITY))))
                .hasMessageContaining("weights above 0");
        assertThatThrownBy(() -> choice.withPrior(Prior.around(1, 1))).hasMessageContaining("2 weights");
        assertThatThrownBy(() -> new Prior(1.0, null, null)).hasMessageContaining("need center and deviation");
    }

    @Test
    void positionsGoOnBeyondTheRange() {
        assertThat(new FloatParameter("x", 0, 10).position(15)).isEqualTo(1.5);
        assertThat(new FloatParameter("x", 1e-4, 1, true, null).position(1e-6)).isCloseTo(-0.5, within(1e-12));
        // four values share [0, 1]: 1 lies in the middle of the first quarter
        assertThat(new IntParameter("x", 1, 4).position(1)).isEqualTo(0.125);
        assertThat(new IntParameter("x", 1, 4).position(5)).isEqualTo(1.125);
    }
}
