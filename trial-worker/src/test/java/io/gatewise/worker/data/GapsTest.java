package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.MissingValues.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final double N = Double.NaN;

    /** Three series: gaps before, between and after; whole; nothing. */
    private static final double[] VALUES = {N, 2, N, N, 5, N, /**/ 7, 8, /**/ N, N};

    private static final List<RowRange> SERIES = List.of(new RowRange(0, 6), new RowRange(6, 8), new RowRange(8, 10));

    @Test
    void carriesTheLastValueForwardWithinItsSeries() {
        assertThat(filled(Policy.FORWARD)).containsExactly(9, 2, 2, 2, 5, 5, 7, 8, 9, 9);
    }

    @Test
    void drawsStraightLinesWithinASeries() {
        assertThat(filled(Policy.LINEAR)).containsExactly(2, 2, 3, 4, 5, 5, 7, 8, 9, 9);
    }

    @Test
    void putsTheSameEverywhere() {
        assertThat(filled(Policy.MEAN)).containsExactly(9, 2, 9, 9, 5, 9, 7, 8, 9, 9);
        assertThat(filled(Policy.ZERO)).isEqualTo(filled(Policy.MEAN)); // the caller says what the fill is
    }

    @Test
    void leavesCompleteValuesAlone() {
        double[] complete = {1, 2};

        assertThat(Gaps.filled(complete, List.of(new RowRange(0, 2)), Policy.REFUSE, N))
                .isSameAs(complete);
        assertThatThrownBy(() -> filled(Policy.REFUSE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(VALUES[0]).isNaN();
    }

    private static double[] filled(Policy policy) {
        return Gaps.filled(VALUES, SERIES, policy, 9);
    }
}
