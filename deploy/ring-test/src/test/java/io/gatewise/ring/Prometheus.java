package io.gatewise.ring;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A Prometheus of its own that scrapes a local stack as {@code deploy/prometheus} says, only more often. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Client client;

    private Prometheus(Process process, Client client) {
        this.process = process;
        this.client = client;
    }

    /** One series' newest value. */
    record Sample(Map<String, String> labels, double value) {}

    /**
     * Starts one.
     *
     * @param targets where each service's metrics are, as host and port
     */
    static Prometheus start(Path folder, Map<String, String> targets) throws IOException {
        Files.createDirectories(folder);
        Path config = folder.resolve("prometheus.yml");
        JSON.writeValue(config.toFile(), config(targets));
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var client = new Client("http://127.0.0.1:" + port);
        await().atMost(START_LIMIT)
                .ignoreExceptions()
                .until(() -> client.get("/-/ready").status() == 200);
        return new Prometheus(process, client);
    }

    /** Compose's, with fixed targets in the place of names to look up: what is done to their labels stays. */
    private static JsonNode config(Map<String, String> targets) {
        var config = (ObjectNode) Deployed.yaml("deploy/prometheus/prometheus.yml");
        config.putObject("global").put("scrape_interval", "2s").put("evaluation_interval", "2s");
        var rules = (ArrayNode) config.get("rule_files");
        rules.removeAll();
        rules.add(Deployed.ROOT.resolve("deploy/prometheus/rules").toString() + "/*.yml");
        var job = (ObjectNode) config.at("/scrape_configs/0");
        job.remove("dns_sd_configs");
        ArrayNode fixed = job.putArray("static_configs");
        targets.forEach((service, address) -> {
            ObjectNode group = fixed.addObject();
            group.putArray("targets").add(address);
            group.putObject("labels").put("__meta_dns_name", service);
        });
        return config;
    }

    /** The value of each series that an expression gives now; those that are not a number are left out. */
    List<Sample> query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        List<Sample> samples = new ArrayList<>();
        for (JsonNode series : answer.get("result")) {
            Map<String, String> labels = new TreeMap<>();
            series.get("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            double value = Double.parseDouble(series.at("/value/1").asText().replace("Inf", "Infinity"));
            if (!Double.isNaN(value)) {
                samples.add(new Sample(labels, value));
            }
        }
        return samples;
    }

    /** The names of all labels that any series has. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        get("/api/v1/labels").forEach(label -> labels.add(label.asText()));
        return labels;
    }

    private JsonNode get(String path) {
        JsonNode answer = client.json(path);
        if (!answer.get("status").asText().equals("success")) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return answer.get("data");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
