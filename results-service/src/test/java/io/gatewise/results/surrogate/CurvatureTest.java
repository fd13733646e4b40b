package io.gatewise.results.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurvatureTest {

    @Test
    void invertsTheMatrixWithItsRidge() {
        var curvature = Curvature.of(7, new double[][] {{3.7, 1}, {1, 1.7}});

        double[][] inverse = curvature.inverse().orElseThrow();

        // [[4, 1], [1, 2]] has the determinant 7
        assertThat(inverse[0]).containsExactly(new double[] {2 / 7.0, -1 / 7.0}, within(1e-12));
        assertThat(inverse[1]).containsExactly(new double[] {-1 / 7.0, 4 / 7.0}, within(1e-12));
    }

    @Test
    void isMadePositiveDefiniteWhereItIsNot() {
        var saddle = Curvature.of(7, new double[][] {{-2, 0}, {0, 5}});

        double[][] inverse = saddle.inverse().orElseThrow();

        assertThat(inverse[0][0]).isPositive();
        assertThat(inverse[1][1]).isPositive();
    }

    @Test
    void refusesNumbersThatAreNoTriangle() {
        assertThatThrownBy(() -> new Curvature(3, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("triangle");
        assertThatThrownBy(() -> new Curvature(3, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
