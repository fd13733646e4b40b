package io.gatewise.study.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.dispatch.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Lease FIRST = new Lease(new AttemptKey(new StudyId("s"), 1, 1, 1), "run-a");
    private static final Lease OTHER_RUN = new Lease(FIRST.key(), "run-b");
    private static final Lease SECOND = new Lease(new AttemptKey(new StudyId("s"), 2, 1, 1), "run-c");

    private final Leases leases = new Leases(Duration.ofSeconds(15), Duration.ofSeconds(15));

    private static Instant second(int second) {
        return START.plusSeconds(second);
    }

    private List<Lease> look(int from, int to, Lease... running) {
        List<Lease> silent = List.of();
        for (int second = from; second <= to && silent.isEmpty(); second++) {
            silent = leases.silent(List.of(running), second(second));
        }
        return silent;
    }

    @Test
    void aRunIsSilentOnceMoreThanALeaseHasPassedUnheard() {
        look(0, 0);
        leases.heard(FIRST, second(1));

        assertThat(look(1, 16, FIRST)).isEmpty();
        assertThat(look(17, 17, FIRST)).containsExactly(FIRST);
    }

    @Test
    void eachSignOfLifeBeginsTheLeaseAnew() {
        look(0, 0);
        for (int second = 0; second < 100; second += 14) {
            leases.heard(FIRST, second(second));
            assertThat(look(second, second + 13, FIRST)).isEmpty();
        }
    }

    @Test
    void leasesBeginWithTheFirstLookAfterAStart() {
        assertThat(look(100, 115, FIRST)).isEmpty();
        assertThat(look(116, 116, FIRST)).containsExactly(FIRST);
    }

    @Test
    void leasesBeginAnewAfterAnOutage() {
        look(0, 0);
        leases.heard(FIRST, second(0));
        look(1, 10, FIRST);

        assertThat(look(60, 75, FIRST)).isEmpty();
        assertThat(look(76, 76, FIRST)).containsExactly(FIRST);
    }

    @Test
    void leasesBeginAnewWhenListeningWasInterrupted() {
        look(0, 14, FIRST);

        leases.interrupt();

        assertThat(look(15, 30, FIRST)).isEmpty();
    }

    @Test
    void knowsSinceWhenTheMostSilentRunIsSilent() {
        look(0, 0);
        leases.heard(FIRST, second(3));
        leases.heard(SECOND, second(1));
        look(4, 4, FIRST, SECOND);

        assertThat(leases.longestSilent()).contains(second(1));
        look(5, 5, FIRST);
        assertThat(leases.longestSilent()).contains(second(3));
        leases.interrupt();
        assertThat(leases.longestSilent()).as("it is another replica's to know").isEmpty();
    }

    @Test
    void whatAnEarlierRunSaysIsNoSignOfLifeOfALaterOne() {
        look(0, 0, OTHER_RUN);
        for (int second = 1; second <= 15; second++) {
            leases.heard(FIRST, second(second));
        }

        assertThat(look(15, 16, OTHER_RUN)).containsExactly(OTHER_RUN);
    }

    @Test
    void aSignOfLifeNeverMovesALeaseBack() {
        look(0, 0);
        leases.heard(FIRST, second(10));
        leases.heard(FIRST, second(5));

        assertThat(look(1, 25, FIRST)).isEmpty();
    }

    @Test
    void judgesEachRunByItself() {
        look(0, 0, FIRST, SECOND);
        look(1, 10, FIRST, SECOND);
        leases.heard(SECOND, second(10));

        assertThat(look(11, 16, FIRST, SECOND)).containsExactly(FIRST);
    }
}
