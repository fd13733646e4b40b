package io.gatewise.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of drawn parts, on random tables: sequence i is series i. */
class WholeSequencesTest {

    private static final Task TASK = new Classification("id", null, "label", List.of("x"), null, null, null, null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachFoldJudgesEverySequenceOnceARepeatAndKeepsTheClasses(long seed) {
        var table = new RandomTable(seed, 40 + (int) seed * 7);
        int k = 2 + (int) seed % 4;
        FoldPlan folds = FoldPlan.of(new KFold(k, 3, null, null, seed, null, null), TASK, table.table());

        assertThat(folds.folds()).isEqualTo(3 * k);
        for (int repeat = 0; repeat < 3; repeat++) {
            var judged = new ArrayList<Integer>();
            for (int fold = 1; fold <= k; fold++) {
                Parts parts = folds.fold(repeat * k + fold);
                judged.addAll(table.sequences(parts.validation()));
                assertThat(table.together(parts)).isEqualTo(table.all());
                // dealt in turn: no two folds differ by more than one in size or in any class
                for (String label : table.labels()) {
                    double share = (double) table.count(label, table.all()) / k;
                    assertThat((double) table.count(label, table.sequences(parts.validation())))
                            .isBetween(Math.floor(share), Math.ceil(share));
                }
            }
            assertThat(judged).containsExactlyInAnyOrderElementsOf(table.all());
        }
        assertThat(folds.fold(1).validation()).isNotEqualTo(folds.fold(k + 1).validation());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsOutDisjointPartsOfTheAskedShares(long seed) {
        var table = new RandomTable(seed, 100 + (int) seed);

        Parts parts = FoldPlan.of(holdOut(0.25, 0.15, null, null, seed), TASK, table.table())
                .fold(1);

        assertThat(table.together(parts)).isEqualTo(table.all());
        int n = table.all().size();
        assertThat(parts.validation().size() - 0.25 * n).isBetween(-1.0, 1.0);
        assertThat(parts.test().size() - 0.15 * n).isBetween(-1.0, 1.0);
        for (String label : table.labels()) {
            double members = table.count(label, table.all());
            assertThat(table.count(label, table.sequences(parts.validation())) - 0.25 * members)
                    .isBetween(-2.0, 2.0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsGroupsWholeAndTheSharesNear(long seed) {
        var table = new RandomTable(seed, 200);
        FoldPlan folds = FoldPlan.of(new KFold(4, null, null, "group", seed, 0.2, null), TASK, table.table());

        for (int fold = 1; fold <= 4; fold++) {
            Parts parts = folds.fold(fold);
            assertThat(table.together(parts)).isEqualTo(table.all());
            Map<String, Integer> placeOf = new HashMap<>();
            List<List<RowRange>> places = List.of(parts.training(), parts.validation(), parts.test());
            for (int place = 0; place < 3; place++) {
                for (int sequence : table.sequences(places.get(place))) {
                    Integer before = placeOf.put(table.group(sequence), place);
                    assertThat(before).isIn(null, place);
                }
            }
            assertThat(parts.test()).hasSizeBetween(30, 50); // 40, and groups of up to 12
            assertThat(parts.validation()).hasSizeBetween(30, 50); // 160 / 4
        }
    }

    @Test
    void drawsTheSameFromTheSameSeedAndAnotherFromAnother() {
        Table table = new RandomTable(5, 60).table();

        Parts first =
                FoldPlan.of(holdOut(0.3, null, null, null, 1L), TASK, table).fold(1);

        assertThat(FoldPlan.of(holdOut(0.3, null, null, null, 1L), TASK, table).fold(1))
                .isEqualTo(first);
        assertThat(FoldPlan.of(holdOut(0.3, null, null, null, 2L), TASK, table).fold(1))
                .isNotEqualTo(first);
    }

    @Test
    void keepsTheGivenTestPartForTheEnd() {
        var table = new RandomTable(9, 50);
        var plan = new HoldOut(0.2, null, null, null, "part", null, null, null);

        Parts held = FoldPlan.of(plan, TASK, table.table()).fold(1);
        FoldPlan folds = FoldPlan.of(new KFold(3, null, null, null, null, null, "part"), TASK, table.table());

        assertThat(table.sequences(held.test()))
                .allMatch(i -> table.part(i).equals("test"))
                .isNotEmpty();
        assertThat(table.sequences(held.training())).allMatch(i -> table.part(i).equals("train"));
        assertThat(table.together(held)).isEqualTo(table.all());
        assertThat(folds.fold(2).test()).isEqualTo(held.test());
        assertThat(folds.whole().test()).isEqualTo(held.test());
        assertThat(table.together(folds.whole())).isEqualTo(table.all());
    }

    @Test
    void refusesToCutSequencesByTime() {
        assertThatThrownBy(() ->
                        FoldPlan.of(new HoldOut(null, "2020-01-01", null, null), TASK, new RandomTable(1, 10).table()))
                .hasMessageContaining("aren't cut by time");
    }

    @Test
    void refusesMoreFoldsThanSequences() {
        ValidationPlan plan = new KFold(11, null, null, null, null, null, null);

        assertThatThrownBy(() -> FoldPlan.of(plan, TASK, new RandomTable(1, 10).table()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be empty");
    }

    private static HoldOut holdOut(Double validation, Double test, Boolean stratified, String groups, long seed) {
        return new HoldOut(validation, null, test, null, null, stratified, groups, seed);
    }

    /** Series of 1 to 3 rows; three classes of different sizes; groups of 1 to 12 series; parts. */
    private static final class RandomTable {

        private final List<RowRange> series = new ArrayList<>();
        private final List<String> label = new ArrayList<>();
        private final List<String> group = new ArrayList<>();
        private final List<String> part = new ArrayList<>();

        RandomTable(long seed, int size) {
            var random = new SplittableRandom(seed);
            int left = 0;
            int from = 0;
            for (int i = 0; i < size; i++) {
                left = left == 0 ? random.nextInt(1, 13) : left - 1;
                String groupName = left == 0 || group.isEmpty() ? "g" + i : group.get(group.size() - 1);
                String className = List.of("a", "a", "a", "b", "b", "c").get(random.nextInt(6));
                String partName = i % 4 == 3 ? "test" : "train";
                int to = from + random.nextInt(1, 4);
                series.add(new RowRange(from, to));
                for (; from < to; from++) {
                    label.add(className);
                    group.add(groupName);
                    part.add(partName);
                }
            }
        }

        Table table() {
            return new Table(
                    Map.of("x", new double[label.size()]),
                    Map.of(
                            "label", label.toArray(String[]::new),
                            "group", group.toArray(String[]::new),
                            "part", part.toArray(String[]::new)),
                    List.of(),
                    series);
        }

        List<Integer> sequences(List<RowRange> rows) {
            assertThat(series).containsAll(rows);
            return rows.stream().map(series::indexOf).toList();
        }

        List<Integer> all() {
            return IntStream.range(0, series.size()).boxed().toList();
        }

        /** All sequences of all parts; none may be in two. */
        List<Integer> together(Parts parts) {
            var together = new ArrayList<>(sequences(parts.training()));
            together.addAll(sequences(parts.validation()));
            together.addAll(sequences(parts.test()));
            assertThat(new HashSet<>(together)).hasSameSizeAs(together);
            return List.copyOf(new TreeSet<>(together));
        }

        Set<String> labels() {
            return new TreeSet<>(label);
        }

        long count(String className, List<Integer> sequences) {
            return sequences.stream()
                    .filter(i -> label.get(series.get(i).from()).equals(className))
                    .count();
        }

        String group(int sequence) {
            return group.get(series.get(sequence).from());
        }

        String part(int sequence) {
            return part.get(series.get(sequence).from());
        }
    }
}
