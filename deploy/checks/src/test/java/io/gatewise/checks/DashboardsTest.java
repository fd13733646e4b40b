package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards' form; that their panels have data is tried with the services at work. */
class DashboardsTest {

    private static final Set<String> UNITS =
            Set.of("short", "percentunit", "percent", "s", "ms", "bytes", "ops", "opm", "none");

    static Stream<String> files() throws IOException {
        try (var files = Files.list(Repository.ROOT.resolve("deploy/grafana/dashboards"))) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList().stream();
        }
    }

    @Test
    void thereAreFour() throws IOException {
        assertThat(files()).containsExactly("overview.json", "platform.json", "study.json", "workers.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isFoundByUidAndTagAndLinksToTheOthers(String file) throws IOException {
        JsonNode dashboard = dashboard(file);
        Set<String> others = new TreeSet<>(files().map(DashboardsTest::uid).toList());
        others.remove(uid(file));

        assertThat(dashboard.path("uid").asText()).isEqualTo(uid(file));
        assertThat(dashboard.path("tags")).extracting(JsonNode::asText).contains("gatewise");
        assertThat(dashboard.path("links"))
                .extracting(link -> link.path("url").asText().replace("/d/", ""))
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(dashboard.path("links"))
                .allMatch(link -> link.path("includeVars").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("files")
    void asksTheChosenPrometheusForTheChosenNamespaceAndStudy(String file) {
        JsonNode dashboard = dashboard(file);

        assertThat(dashboard.at("/templating/list"))
                .extracting(variable -> variable.path("name").asText())
                .containsExactly("datasource", "namespace", "study");
        assertThat(dashboard.findValues("datasource"))
                .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
        assertThat(dashboard.path("panels"))
                .allSatisfy(panel -> assertThat(panel.path("targets"))
                        .isNotEmpty()
                        .allSatisfy(target ->
                                assertThat(target.path("expr").asText()).contains("namespace=~\"$namespace\"")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPanelHasTitleDescriptionAndUnitAndAPlaceOfItsOwn(String file) {
        Map<String, String> taken = new TreeMap<>();
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard(file).path("panels")) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText()).as(title).hasSizeGreaterThan(20);
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isIn(UNITS);
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            JsonNode place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = (place.path("x").asInt() + x) + ","
                            + (place.path("y").asInt() + y);
                    assertThat(taken.put(cell, title)).as(title + " at " + cell).isNull();
                }
            }
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        }
    }

    @Test
    void theClustersConfigMapHoldsTheSameFiles() throws IOException {
        JsonNode map =
                Overlay.PRODUCTION.object("ConfigMap", "gatewise-dashboards").tree();

        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(Manifest.strings(map.path("data")).keySet()).containsExactlyInAnyOrderElementsOf(files().toList());
        assertThat(Manifest.strings(map.path("data")))
                .allSatisfy((file, text) -> assertThat(text).isEqualTo(text(file)));
    }

    @Test
    void composesGrafanaReadsTheFolderThatIsMounted() {
        String path = Repository.yaml("deploy/grafana/provisioning/dashboards/gatewise.yml")
                .at("/providers/0/options/path")
                .asText();

        assertThat(Repository.yaml("deploy/compose.yaml").at("/services/grafana/volumes"))
                .extracting(JsonNode::asText)
                .contains("./grafana/dashboards:" + path + ":ro");
    }

    @Test
    void theGuideTellsOfEveryDashboard() throws IOException {
        String guide = Repository.text("docs/guides/dashboards.md");

        assertThat(files()).allSatisfy(file -> assertThat(guide).contains("`" + uid(file) + "`"));
        assertThat(List.of("overview.json", "study.json", "workers.json", "platform.json"))
                .allSatisfy(file ->
                        assertThat(guide).contains(dashboard(file).path("title").asText()));
    }

    private static String uid(String file) {
        return "gatewise-" + file.replace(".json", "");
    }

    private static String text(String file) {
        return Repository.text("deploy/grafana/dashboards/" + file);
    }

    /** JSON is YAML. */
    private static JsonNode dashboard(String file) {
        return Repository.documents(text(file)).get(0);
    }
}
