package io.gatewise.ring;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.ring.Prometheus.Sample;
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

    /** The expressions of all panels and of all rules. */
    static List<String> andRules() {
        List<String> expressions = new ArrayList<>();
        for (Path file : Deployed.files("deploy/prometheus/rules")) {
            for (JsonNode group :
                    Deployed.yaml(Deployed.ROOT.relativize(file).toString()).get("groups")) {
                group.get("rules")
                        .forEach(rule -> expressions.add(rule.get("expr").asText()));
            }
        }
        all().forEach(panel -> expressions.addAll(panel.expressions()));
        return expressions;
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

    /** Expressions without data, and legends that name a label which no series has. */
    List<String> faults(Prometheus prometheus) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            String asked = expressions.get(i);
            List<Sample> samples = prometheus.query(asked);
            if (samples.isEmpty()) {
                faults.add(name + " has no data: " + asked);
            }
            for (String label : legends.get(i)) {
                if (samples.stream().noneMatch(sample -> sample.labels().containsKey(label))) {
                    faults.add(name + " has no label " + label + ": " + asked);
                }
            }
        }
        return faults;
    }
}
