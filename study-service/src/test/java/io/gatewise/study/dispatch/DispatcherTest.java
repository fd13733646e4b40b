package io.gatewise.study.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final StudyId OLD = new StudyId("old");
    private static final StudyId NEW = new StudyId("new");

    private static Waiting waiting(StudyId study, int trial, int second) {
        return new Waiting(study, trial, START.plusSeconds(second), 1000, 1);
    }

    private static List<Waiting> many(StudyId study, int count, int second) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(trial -> waiting(study, trial, second))
                .toList();
    }

    @Test
    void fillsUpToTheLimitOldestFirst() {
        List<Waiting> queue = List.of(waiting(OLD, 3, 2), waiting(OLD, 1, 0), waiting(OLD, 2, 1));

        List<Waiting> next = Dispatcher.next(queue, Map.of(), 2);

        assertThat(next).extracting(Waiting::trial).containsExactly(1, 2);
    }

    @Test
    void picksNothingWhileTheLimitIsReached() {
        assertThat(Dispatcher.next(many(OLD, 4, 0), Map.of(), 0)).isEmpty();
        assertThat(Dispatcher.next(many(OLD, 4, 0), Map.of(), -7)).isEmpty();
    }

    @Test
    void keepsTheTopicShortWhileTrainingsAreLong() {
        assertThat(new Dispatcher(2, 16).depth(new Backlog(2, 0, false))).isEqualTo(2);
    }

    @Test
    void hasOneMoreReadyForEachTrialJustBegun() {
        assertThat(new Dispatcher(2, 16).depth(new Backlog(0, 5, false))).isEqualTo(7);
        assertThat(new Dispatcher(2, 16).depth(new Backlog(0, Integer.MAX_VALUE, false)))
                .isEqualTo(16);
    }

    @Test
    void goesRoundRequestsThatLieUntaken() {
        assertThat(new Dispatcher(2, 16).depth(new Backlog(2, 0, true))).isEqualTo(16);
    }

    @Test
    void refusesToKeepMoreThanTheMost() {
        assertThatThrownBy(() -> new Dispatcher(3, 2)).hasMessageContaining("got 3 and 2");
        assertThatThrownBy(() -> new Dispatcher(0, 2)).hasMessageContaining("got 0 and 2");
    }

    @Test
    void takesTurnsBetweenStudies() {
        var queue = new java.util.ArrayList<>(many(OLD, 4, 0));
        queue.addAll(many(NEW, 2, 10));

        List<Waiting> next = Dispatcher.next(queue, Map.of(), 16);

        assertThat(next).extracting(Waiting::study).containsExactly(OLD, NEW, OLD, NEW, OLD, OLD);
    }

    @Test
    void putsNoMoreOfAStudyToWorkThanItsParallelism() {
        List<Waiting> queue = IntStream.rangeClosed(1, 5)
                .mapToObj(trial -> new Waiting(OLD, trial, START, 3, 1))
                .toList();

        List<Waiting> next = Dispatcher.next(queue, Map.of(OLD, 1), 15);

        assertThat(next).extracting(Waiting::trial).containsExactly(1, 2);
        assertThat(Dispatcher.next(queue, Map.of(OLD, 3), 13)).isEmpty();
    }

    @Test
    void sharesByWeight() {
        var queue = new java.util.ArrayList<>(many(OLD, 8, 0));
        IntStream.rangeClosed(1, 8)
                .forEach(trial -> queue.add(new Waiting(NEW, trial, START.plusSeconds(10), 1000, 3)));

        List<Waiting> next = Dispatcher.next(queue, Map.of(), 8);

        assertThat(next).filteredOn(waiting -> waiting.study().equals(NEW)).hasSize(6);
        assertThat(next).filteredOn(waiting -> waiting.study().equals(OLD)).hasSize(2);
    }

    @Test
    void prefersTheStudyWithLessAtWork() {
        var queue = new java.util.ArrayList<>(many(OLD, 4, 0));
        queue.addAll(many(NEW, 1, 10));

        List<Waiting> next = Dispatcher.next(queue, Map.of(OLD, 3), 1);

        assertThat(next).containsExactly(waiting(NEW, 1, 10));
    }
}
