package io.gatewise.ring;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one panel of a dashboard asks for.
 *
 * @param name        dashboard and title
 * @param expressions with the dashboard's variables filled in
 * @param legends     the labels that each one's legend shows
 */
record Panel(String name, List<String> expressions, List<List<String>> legends) {

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** All panels of all dashboards. */
    static List<Panel> all() {
        List<Panel> panels = new ArrayList<>();
        for (Path file : Deployed.files("deploy/grafana/dashboards")) {
            JsonNode dashboard = Deployed.json(file);
            for (JsonNode panel : dashboard.get("panels")) {
                panels.add(of(dashboard, panel));
            }
        }
        return panels;
    }

    private static Panel of(JsonNode dashboard, JsonNode panel) {
        List<String> expressions = new ArrayList<>();
        List<List<String>> legends = new ArrayList<>();
        for (JsonNode target : panel.get("targets")) {
            expressions.add(filledIn(target.get("expr").asText()));
            legends.add(LABEL.matcher(target.path("legendFormat").asText())
                    .results()
                    .map(label -> label.group(1))
                    .toList());
        }
        String name = dashboard.get("uid").asText() + "/" + panel.get("title").asText();
        return new Panel(name, expressions, legends);
    }

    /** As Grafana does where all studies of one namespace are looked at. */
    static String filledIn(String expression) {
        return expression
                .replace("$__rate_interval", "30s")
                .replace("$namespace", "gatewise")
                .replace("$study", ".*");
    }
}
