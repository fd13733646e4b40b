package io.gatewise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

/** Waits for studies, and fails where they take too long. */
final class Progress {

    private Progress() {}

    /** Until so many of a study's trials have ended. */
    static void awaitEnded(Workload workload, String study, int trials, Instant end) throws InterruptedException {
        while (workload.ended(study) < trials) {
            assertThat(Instant.now()).as("progress of " + study).isBefore(end);
            Thread.sleep(200);
        }
    }

    /** Until all studies are over. */
    static void awaitOver(Workload workload, List<String> studies, Instant end) throws InterruptedException {
        for (String study : studies) {
            while (!workload.over(study)) {
                assertThat(Instant.now()).as("end of " + study).isBefore(end);
                Thread.sleep(500);
            }
        }
    }
}
