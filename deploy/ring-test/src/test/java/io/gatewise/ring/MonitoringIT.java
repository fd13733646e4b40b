package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Metrics, dashboards, alerts and scaling against a real Prometheus that scrapes the three services at work. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> SERVICES = List.of("study-service", "results-service", "trial-worker");

    private static final String NO_CARD = "only a worker of the GPU flavour has it";
    private static final String NO_EXPORTER = "only where NVIDIA's DCGM exporter runs beside a GPU";

    private static final List<String> SERVED = List.of("/api/v1/studies", "/api/v1/results");

    /** What can't be seen here: metrics that need a GPU or a cluster, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "gatewise_worker_gpu_memory_bytes", NO_CARD,
            "gatewise_worker_gpu_memory_used_bytes", NO_CARD,
            "DCGM_FI_DEV_GPU_UTIL", NO_EXPORTER);

    /** Labels that only such metrics, or only scrapes in a cluster, have. */
    private static final Set<String> LABELS_ELSEWHERE = Set.of("pod", "gpu", "device");

    private static final Pattern VARIABLE = Pattern.compile("label_values\\((.*), (\\w+)\\)");
    private static final Pattern ROW =
            Pattern.compile("\\| `(gatewise_\\w+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\| [^|]+ \\|");

    @TempDir
    static Path data;

    private static LocalRing ring;
    private static Client client;
    private static Prometheus prometheus;
    private static String learning;
    private static String crowd;

    @BeforeAll
    static void start() throws IOException {
        Programs.need(List.of("prometheus", "promtool"));
        ring = new LocalRing(data.resolve("ring"));
        ring.start();
        client = ring.client();
        client.upload("demand", Samples.weeklyWave());
        Map<String, String> targets = new TreeMap<>();
        SERVICES.forEach(
                service -> targets.put(service, ring.management(service).replace("http://", "")));
        prometheus = Prometheus.start(data.resolve("prometheus"), targets);
        // one with a surrogate, and one with more trials at once than there are slots
        learning = client.createStudy(Samples.study("learning", 500, 2, "", 3));
        crowd = client.createStudy(Samples.study("crowd", 100_000, 100, "", 3).replace("bayesian", "random"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (prometheus != null) {
            prometheus.close();
        }
        if (ring != null) {
            ring.close();
        }
    }

    @Test
    @Order(1)
    void everyPanelOfEveryDashboardHasData() {
        List<Panel> panels = Panel.all();
        // each of them once: what is rare need not be seen together with all else
        List<Panel> unseen = new ArrayList<>(panels);
        unseen.removeIf(MonitoringIT::needsMore);

        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            SERVED.forEach(client::get); // users are at it too
            List<String> faults = new ArrayList<>();
            unseen.removeIf(panel -> {
                List<String> found = panel.faults(prometheus);
                faults.addAll(found);
                return found.isEmpty();
            });
            assertThat(faults).isEmpty();
        });

        assertThat(panels).hasSizeGreaterThan(40);
        assertThat(panels)
                .filteredOn(MonitoringIT::needsMore)
                .allSatisfy(panel -> assertThat(
                                panel.expressions().stream().flatMap(asked -> prometheus.query(asked).stream()))
                        .as(panel.name() + " has data here after all")
                        .isEmpty());
    }

    private static boolean needsMore(Panel panel) {
        return panel.expressions().stream().anyMatch(MonitoringIT::isElsewhere);
    }

    @Test
    @Order(2)
    void everyVariableOfEveryDashboardHasValues() {
        for (Path file : Deployed.files("deploy/grafana/dashboards")) {
            for (JsonNode variable : Deployed.json(file).at("/templating/list")) {
                Matcher asked = VARIABLE.matcher(variable.at("/query/query").asText());
                if (asked.matches()) {
                    assertThat(prometheus.query(Panel.filledIn(asked.group(1))))
                            .as(file + " " + variable.get("name"))
                            .isNotEmpty()
                            .allSatisfy(sample -> assertThat(sample.labels()).containsKey(asked.group(2)));
                }
            }
        }
    }

    @Test
    @Order(3)
    void everySelectorOfEveryRuleAndPanelHasSeriesForEachOfItsValues() {
        List<String> expressions = Panel.andRules();

        Set<String> selectors = expressions.stream()
                .flatMap(expression -> PromQl.selectors(expression).stream())
                .flatMap(selector -> PromQl.spelledOut(selector).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(selectors).hasSizeGreaterThan(60);
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(selectors)
                        .filteredOn(selector -> prometheus.query(selector).isEmpty())
                        .allMatch(MonitoringIT::isElsewhere));
    }

    @Test
    @Order(4)
    void everyLabelThatIsAskedForIsOneThatSeriesHave() {
        Set<String> asked = Panel.andRules().stream()
                .flatMap(expression -> PromQl.labels(expression).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        asked.removeAll(LABELS_ELSEWHERE);

        assertThat(prometheus.labels()).containsAll(asked);
    }

    /** The tests above would see it. */
    @Test
    @Order(5)
    void aMistypedMetricOrLabelIsFound() {
        String right = "sum by (state) (gatewise_trials{namespace=\"gatewise\"})";
        String wrongMetric = right.replace("gatewise_trials", "gatewise_trails");
        String wrongLabel = right.replace("namespace=", "namspace=");
        String wrongGroup = right.replace("by (state)", "by (stat)");

        assertThat(panel(right, "state").faults(prometheus)).isEmpty();
        assertThat(panel(wrongMetric, "state").faults(prometheus)).contains("wrong has no data: " + wrongMetric);
        assertThat(panel(wrongLabel, "state").faults(prometheus)).contains("wrong has no data: " + wrongLabel);
        assertThat(panel(right, "stat").faults(prometheus)).containsExactly("wrong has no label stat: " + right);
        assertThat(prometheus.labels())
                .containsAll(PromQl.labels(right))
                .satisfies(known ->
                        assertThat(known.containsAll(PromQl.labels(wrongGroup))).isFalse());
        assertThat(PromQl.selectors("gatewise_trials{state=\"runing\"} > 3"))
                .isNotEmpty()
                .allMatch(selector -> prometheus.query(selector).isEmpty());
    }

    private static Panel panel(String expression, String legend) {
        return new Panel("wrong", List.of(expression), List.of(List.of(legend)));
    }

    private static boolean isElsewhere(String asked) {
        return ELSEWHERE.keySet().stream().anyMatch(asked::contains);
    }

    @Test
    @Order(6)
    void metricsKeepPrometheusConventions() throws IOException, InterruptedException {
        for (String service : SERVICES) {
            String text = Exposition.of(ring.management(service));

            var said = Programs.run(text, "promtool", "check", "metrics");

            assertThat(said.text()).as(service).isEmpty();
            assertThat(said.code()).as(service).isZero();
            assertThat(text).doesNotContain("trial=\"");
        }
    }

    @Test
    @Order(7)
    void theGuideListsEveryMetric() throws IOException, InterruptedException {
        Map<String, String> shown = new TreeMap<>();
        for (String service : SERVICES) {
            Exposition.own(Exposition.of(ring.management(service)))
                    .forEach((name, metric) -> shown.merge(
                            name,
                            metric.type() + " " + metric.labels() + " " + service,
                            (one, other) -> one + ", " + service));
        }

        Map<String, String> listed = new TreeMap<>();
        Matcher rows = ROW.matcher(Deployed.text("docs/guides/metrics.md"));
        while (rows.find()) {
            Set<String> labels =
                    new TreeSet<>(List.of(rows.group(3).replace("`", "").split(",\\s*")));
            labels.remove("");
            listed.put(rows.group(1), rows.group(2) + " " + labels + " " + rows.group(4));
        }

        assertThat(listed.keySet()).containsAll(Set.of("gatewise_worker_gpu_memory_bytes"));
        listed.keySet().removeAll(ELSEWHERE.keySet());
        assertThat(shown).isEqualTo(listed);
    }

    @Test
    @Order(8)
    void aHundredTrialsWantTwentyWorkersAtOnceAndNoneWantNoneAfterTheCooldown() throws Exception {
        Programs.need(List.of("kubectl"));
        JsonNode spec = scaledObject().get("spec");
        String query = spec.at("/triggers/0/metadata/query").asText();
        var scaler = new Autoscaler(spec);
        // the other study's trials count too
        double queued = await().atMost(LIMIT).until(() -> value(query), value -> value >= 100);
        assertThat(queued).isBetween(100.0, 102.0);

        Duration now = scaler.pollingInterval();
        scaler.poll(value(query), now);
        assertThat(scaler.replicas()).isEqualTo(1);
        now = now.plus(Autoscaler.SYNC);
        scaler.sync(value(query));

        assertThat(scaler.replicas()).isEqualTo(20);

        scaler.poll(value(query), now);
        for (String study : List.of(learning, crowd)) {
            client.post("/api/v1/studies/" + study + "/cancel", "application/json", "");
            client.awaitEnd(study, LIMIT);
        }
        await().atMost(LIMIT).until(() -> value(query) == 0);

        Duration idleSince = now;
        while (now.compareTo(idleSince.plus(scaler.cooldown())) <= 0) {
            scaler.poll(value(query), now);
            scaler.sync(value(query));
            assertThat(scaler.replicas()).isPositive();
            now = now.plus(scaler.pollingInterval());
        }
        scaler.poll(value(query), now);
        assertThat(scaler.replicas()).isZero();
        // and the studies' own series go with them
        await().atMost(LIMIT).until(() -> prometheus.query("{study!=\"\"}").isEmpty());
    }

    private static double value(String query) {
        return prometheus.query(query).get(0).value();
    }

    private static JsonNode scaledObject() throws IOException, InterruptedException {
        var said = Programs.run(
                "",
                "kubectl",
                "kustomize",
                Deployed.ROOT.resolve("k8s/overlays/production").toString());
        assertThat(said.code()).as(said.text()).isZero();
        return Deployed.documents(said.text()).stream()
                .filter(object -> object.get("kind").asText().equals("ScaledObject"))
                .findFirst()
                .orElseThrow();
    }
}
