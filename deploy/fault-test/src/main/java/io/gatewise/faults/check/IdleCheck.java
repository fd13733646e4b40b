package io.gatewise.faults.check;

import io.gatewise.faults.ring.Ring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** No worker is at work. */
final class IdleCheck {

    private static final String BUSY = "gatewise_worker_busy_slots";

    private IdleCheck() {}

    static List<String> violations(Ring ring) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var found = new ArrayList<String>();
        for (int port : ring.addresses().workers()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            try {
                String metrics =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                List<String> busy = metrics.lines()
                        .filter(line -> line.startsWith(BUSY))
                        .filter(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) != 0)
                        .toList();
                if (!metrics.contains(BUSY)) {
                    found.add("worker at " + port + " does not say whether it works");
                }
                busy.forEach(line -> found.add("worker at " + port + " is at work: " + line));
            } catch (IOException away) {
                found.add("worker at " + port + " does not answer: " + away);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        return found;
    }
}
