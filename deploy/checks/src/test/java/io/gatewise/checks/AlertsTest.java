package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Alerts and recording rules: each is right, tested, explained, and the same everywhere. */
class AlertsTest {

    private static final String ALERTS = "deploy/prometheus/rules/alerts.yml";
    private static final String TESTS = "deploy/prometheus/tests/alerts.yml";

    @Test
    void prometheusTakesConfigurationAndRules() {
        assertThat(Promtool.run("check", "config", "prometheus.yml"))
                .matches(said -> said.code() == 0 && said.text().contains("2 rule files found"));
        assertThat(Promtool.run(
                        "check", "rules", "--lint=all", "--lint-fatal", "rules/alerts.yml", "rules/recording.yml"))
                .matches(said -> said.code() == 0);
    }

    @Test
    void alertsFireWhereTheyMustAndOnlyThere() {
        assertThat(Promtool.run("test", "rules", "tests/alerts.yml")).matches(said -> said.code() == 0);
    }

    @Test
    void everyAlertHasSeveritySummaryAndAPageThatNamesIt() {
        assertThat(alerts()).hasSizeGreaterThanOrEqualTo(11).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            String severity = alert.at("/labels/severity").asText();
            assertThat(severity).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(Repository.text(alert.at("/annotations/runbook").asText()))
                    .startsWith("# " + name + "\n")
                    .contains("Severity: " + severity + ".")
                    .contains("## What it means", "## What to look at", "## What to do");
        });
    }

    @Test
    void everyPageIsOfAnAlertAndTheRunbookListsIt() throws IOException {
        Set<String> pages = new TreeSet<>();
        alerts().forEach(alert ->
                pages.add(alert.at("/annotations/runbook").asText().replace("docs/runbook/", "")));
        String contents = Repository.text("docs/runbook/README.md");

        try (var files = Files.list(Repository.ROOT.resolve("docs/runbook"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> !file.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(pages)
                    .allSatisfy(page -> assertThat(contents).contains("](" + page + ")"));
        }
    }

    @Test
    void everyAlertIsSeenToFireInATest() {
        Set<String> fired = new TreeSet<>();
        for (JsonNode test : Repository.yaml(TESTS).path("tests")) {
            for (JsonNode expected : test.path("alert_rule_test")) {
                if (!expected.path("exp_alerts").isEmpty()) {
                    fired.add(expected.path("alertname").asText());
                }
            }
        }

        assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).allMatch(fired::contains);
    }

    @Test
    void theClusterHasTheSameRules() {
        List<JsonNode> groups = new ArrayList<>();
        for (String file : List.of("recording", "alerts")) {
            Repository.yaml("deploy/prometheus/rules/" + file + ".yml")
                    .path("groups")
                    .forEach(groups::add);
        }

        assertThat(Overlay.PRODUCTION.object("PrometheusRule", "gatewise").at("/spec/groups"))
                .containsExactlyElementsOf(groups);
    }

    @Test
    void composeAndClusterCallServicesByTheSameLabel() {
        JsonNode compose =
                Repository.yaml("deploy/prometheus/prometheus.yml").at("/scrape_configs/0/relabel_configs/0");
        JsonNode cluster =
                Overlay.PRODUCTION.object("PodMonitor", "gatewise").at("/spec/podMetricsEndpoints/0/relabelings/0");

        assertThat(compose.path("target_label").asText())
                .isEqualTo(cluster.path("targetLabel").asText())
                .isEqualTo("service");
    }

    private static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        Repository.yaml(ALERTS)
                .path("groups")
                .forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }
}
