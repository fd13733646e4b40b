package io.gatewise.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.results.search.Fit;
import io.gatewise.results.surrogate.Curvature;
import io.gatewise.results.surrogate.Hyperparameters;
import io.gatewise.results.surrogate.LabelFit;
import io.gatewise.results.surrogate.Softening;
import io.gatewise.results.surrogate.ValueFit;
import io.gatewise.results.surrogate.Warping;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitValuesTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aFitComesBackAsItWas() throws Exception {
        var hyperparameters = new Hyperparameters(new double[] {0.1, 1 / 3.0, -5});
        var curvature = new Curvature(40, new double[] {1, 2, 3, 4, 5, 1 / 7.0});
        var fit = new Fit(
                new ValueFit(
                        hyperparameters,
                        new Softening(0.1),
                        Optional.of(new Warping(new double[] {1}, new double[] {2})),
                        Optional.of(curvature)),
                Optional.of(new LabelFit(hyperparameters, 52)),
                Map.of("a", 0.25));

        Fit back = json.readValue(json.writeValueAsString(FitValues.of(fit)), FitValues.class)
                .fit();

        assertThat(back).usingRecursiveComparison().isEqualTo(fit);
    }

    @Test
    void aRowOfAnEarlierVersionIsRead() throws Exception {
        Fit back = json.readValue("{\"value\":[0.1,0.2,-5.0],\"feasibility\":[0.3,0.4,-6.0]}", FitValues.class)
                .fit();

        assertThat(back.value().softening()).isEqualTo(Softening.NONE);
        assertThat(back.value().curvature()).isEmpty();
        assertThat(back.feasibility().orElseThrow().trials()).isZero();
    }
}
