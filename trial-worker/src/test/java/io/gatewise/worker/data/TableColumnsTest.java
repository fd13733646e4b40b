package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.MissingValues.Policy;
import io.gatewise.model.study.TextModelling;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableColumnsTest {

    private static final HoldOut FIFTH = new HoldOut(0.2, null, null, null);

    @Test
    void readWhatTaskAndPlanNeed() {
        var task = new Classification("id", "day", "label", List.of("x", "z"), null, null, null, null);

        assertThat(TableColumns.of(task, new KFold(3, null, null, "person", null, null, "part")))
                .isEqualTo(new TableColumns(
                        Set.of("x", "z"),
                        Set.of("label", "id", "person", "part"),
                        "day",
                        "id",
                        Set.of("x", "z", "label", "id"),
                        Set.of("label", "person", "part")));
    }

    @Test
    void requireAValueOnlyWhereMissingOnesAreRefused() {
        var task = new Forecasting(
                null,
                "y",
                null,
                null,
                1,
                "shop",
                null,
                List.of("size"),
                null,
                null,
                new MissingValues(Policy.FORWARD, true));

        TableColumns columns = TableColumns.of(task, new HoldOut(0.2, null, null, null, "part", null, null, null));

        assertThat(columns.required()).containsExactly("shop");
        assertThat(columns.constant()).containsExactly("size"); // a row's part may change within a series
        assertThat(columns.text()).containsExactlyInAnyOrder("shop", "part");
    }

    @Test
    void letLinesOfTextBeEmpty() {
        assertThat(TableColumns.of(new TextModelling("line"), FIFTH))
                .isEqualTo(new TableColumns(Set.of(), Set.of("line"), null, null, Set.of(), Set.of()));
    }
}
