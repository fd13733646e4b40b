package io.gatewise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.faults.check.EndChecks;
import io.gatewise.faults.ring.Ring;
import io.gatewise.faults.ring.Size;
import io.gatewise.faults.schedule.Hits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two study-services and three results-services share several studies; most of them are killed in the middle, for good. */
@Tag("faults")
class ReplicasIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A killed service's partitions go to others 6 s later; the rest is for slow machines. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(45);

    private static final int STUDIES = 4;
    private static final int TRIALS = 40;

    @TempDir
    Path data;

    @Test
    void shareTheWorkWithoutDoublingItAndTakeOverFromTheDead() throws Exception {
        try (var ring = new Ring(Path.of(System.getProperty("gatewise.root")), data, new Size(2, 3, 2))) {
            ring.startInfrastructure();
            ring.startServices(frame -> {});
            var workload = new Workload(ring.addresses().study());
            var checks = new EndChecks(ring, new Hits());
            workload.upload();
            var studies = new ArrayList<String>();
            for (int i = 0; i < STUDIES; i++) {
                studies.add(workload.open(TRIALS, 2));
            }
            awaitMore(workload, studies, 3, LIMIT);
            assertThat(checks.doubles()).isEmpty();

            ring.studies().get(0).end(true);
            ring.results().get(0).end(true);
            ring.results().get(1).end(true);

            awaitMore(workload, studies, 3, TAKE_OVER);
            Instant end = Instant.now().plus(LIMIT);
            Progress.awaitOver(workload, studies, end);
            assertThat(checks.settled(end)).isEmpty();
        }
    }

    /** Waits until so many more trials of each study have ended. */
    private static void awaitMore(Workload workload, List<String> studies, int more, Duration limit)
            throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        var wanted = new ArrayList<Integer>();
        for (String study : studies) {
            wanted.add(Math.min(TRIALS, workload.ended(study) + more));
        }
        for (int i = 0; i < studies.size(); i++) {
            Progress.awaitEnded(workload, studies.get(i), wanted.get(i), end);
        }
    }
}
