package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void isFittedOnTheTrainingRowsAlone() {
        var table = new Table(Map.of("y", new double[] {1, 3, 1_000_000}), List.of());

        ColumnScale scale =
                Scaling.fit(table, Set.of("y"), List.of(new RowRange(0, 2))).of("y");

        assertThat(scale).isEqualTo(new ColumnScale(2, 1));
    }

    @Test
    void turnsAConstantColumnIntoZeros() {
        double[] tenths = new double[1000];
        Arrays.fill(tenths, 0.1);
        tenths[999] = 7;

        ColumnScale scale = ColumnScale.fit(tenths, new RowRange(0, 999));

        assertThat(scale.scaled(0.1)).isZero();
        assertThat(scale.scaled(7)).isZero();
        assertThat(scale.original(0.3)).isEqualTo(0.1);
    }

    @Test
    void originalUndoesScaled() {
        var scale = ColumnScale.fit(new double[] {4, 8, 15, 16, 23, 42}, new RowRange(0, 6));

        assertThat(scale.original(scale.scaled(15))).isEqualTo(15, within(1e-12)); // double rounding
    }

    @Test
    void survivesTheWire() throws Exception {
        var json = new ObjectMapper();
        var scaling = new Scaling(Map.of("y", new ColumnScale(2, 1)));

        assertThat(json.readValue(json.writeValueAsString(scaling), Scaling.class))
                .isEqualTo(scaling);
    }

    @Test
    void passesOverMissingValuesAndOverRowsBetweenTheRanges() {
        double[] values = {1, Double.NaN, 99, 3, Double.NaN};

        ColumnScale scale = ColumnScale.fit(values, List.of(new RowRange(0, 2), new RowRange(3, 5)));

        assertThat(scale).isEqualTo(new ColumnScale(2, 1));
    }

    @Test
    void turnsAColumnWithoutAValueIntoZeros() {
        ColumnScale scale = ColumnScale.fit(new double[] {Double.NaN, 5}, new RowRange(0, 1));

        assertThat(scale.scaled(5)).isZero();
    }
}
