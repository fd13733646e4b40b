package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Templates of search spaces as lines. */
public final class TemplateLines {

    private TemplateLines() {}

    /** A line for each: its name, its number of parameters, what it is for. */
    public static List<String> list(JsonNode answer) {
        var lines = new ArrayList<String>();
        int width = 0;
        for (JsonNode template : answer.path("templates")) {
            width = Math.max(width, template.path("name").asText().length());
        }
        for (JsonNode template : answer.path("templates")) {
            lines.add(String.format(
                    "%-" + width + "s  %d parameters  %s",
                    template.path("name").asText(),
                    template.path("parameters").size(),
                    template.path("description").asText()));
        }
        return lines;
    }

    /** Comments for a spec: what the template is for, and where each parameter comes from. */
    public static List<String> sources(JsonNode template) {
        var lines = new ArrayList<String>();
        lines.add("# " + template.path("name").asText() + ": "
                + template.path("description").asText());
        template.path("sources")
                .fields()
                .forEachRemaining(source -> lines.add(
                        "# " + source.getKey() + ": " + source.getValue().asText()));
        return lines;
    }
}
