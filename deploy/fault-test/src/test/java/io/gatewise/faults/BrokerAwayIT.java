package io.gatewise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.faults.check.EndChecks;
import io.gatewise.faults.ring.Addresses;
import io.gatewise.faults.ring.Ring;
import io.gatewise.faults.ring.Size;
import io.gatewise.faults.schedule.Hits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is away for long: studies are still taken, probes tell the truth, and all of it is done once it is back. */
@Tag("faults")
class BrokerAwayIT {

    /** Ten minutes where it is asked for. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.broker-away", 60));

    private static final Duration LIMIT = Duration.ofMinutes(6);

    /** As many however long it takes: what is to be done afterwards is not longer for it. */
    private static final Duration BETWEEN_STUDIES = AWAY.dividedBy(12);

    private static final int TRIALS = 30;

    /** Nothing of it waits for a broker. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @TempDir
    Path data;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void takesStudiesMeanwhileAndLosesNothing() throws Exception {
        try (var ring = new Ring(Path.of(System.getProperty("gatewise.root")), data, new Size(1, 1, 2))) {
            ring.startInfrastructure();
            ring.startServices(frame -> {});
            var workload = new Workload(ring.addresses().study());
            workload.upload();
            var studies = new ArrayList<String>();
            studies.add(workload.open(TRIALS, 2));
            Progress.awaitEnded(workload, studies.get(0), 3, Instant.now().plus(LIMIT));
            List<String> before = starts(ring);

            ring.broker().end(true);
            Instant back = Instant.now().plus(AWAY);
            while (Instant.now().isBefore(back)) {
                Instant asked = Instant.now();
                studies.add(workload.openSide());
                assertThat(Duration.between(asked, Instant.now())).isLessThan(ANSWER);
                assertServing(ring);
                Thread.sleep(BETWEEN_STUDIES.toMillis());
            }
            ring.broker().start();

            Instant end = Instant.now().plus(LIMIT);
            Progress.awaitOver(workload, studies, end);
            assertThat(starts(ring)).as("when each service was started").isEqualTo(before);
            assertThat(new EndChecks(ring, new Hits()).settled(end)).isEmpty();
        }
    }

    /** Both services can do what users ask of them, and a restart would not help. */
    private void assertServing(Ring ring) throws IOException, InterruptedException {
        for (Addresses.Service service : services(ring)) {
            for (String probe : List.of("/q/health/live", "/q/health/ready")) {
                HttpResponse<String> reply = get(service.management(), probe);
                assertThat(reply.statusCode()).as(probe + ": " + reply.body()).isEqualTo(200);
            }
        }
    }

    /** When each of the services was started, in seconds since 1970: another time if it had to be started again. */
    private List<String> starts(Ring ring) throws IOException, InterruptedException {
        var starts = new ArrayList<String>();
        for (Addresses.Service service : services(ring)) {
            get(service.management(), "/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("process_start_time_seconds"))
                    .forEach(starts::add);
        }
        assertThat(starts).hasSize(2);
        return starts;
    }

    private static List<Addresses.Service> services(Ring ring) {
        return List.of(
                ring.addresses().study().get(0), ring.addresses().results().get(0));
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
