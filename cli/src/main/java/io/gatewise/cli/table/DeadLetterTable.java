package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dead letters, one a line, and how many there are in all. */
public final class DeadLetterTable {

    private DeadLetterTable() {}

    /** @param answer {@code {"counts": {…}, "letters": […]}} */
    public static List<String> lines(JsonNode answer) {
        long all = 0;
        for (JsonNode count : answer.path("counts")) {
            all += count.asLong();
        }
        JsonNode letters = answer.path("letters");
        if (letters.isEmpty()) {
            return List.of(all == 0 ? "no dead letters" : "no more of them");
        }
        var table = new Table("TOPIC", ">OFFSET", "PUT ASIDE (UTC)", "KEY", "REASON");
        for (JsonNode letter : letters) {
            table.row(
                    letter.path("topic").asText(),
                    letter.path("offset").asLong(),
                    Text.time(Instant.parse(letter.path("at").asText())),
                    letter.path("key").asText(""),
                    letter.path("reason").asText().replaceAll("\\s+", " "));
        }
        var lines = new ArrayList<>(table.lines());
        lines.add(letters.size() + " of " + all + "; -o json shows what they said");
        return lines;
    }
}
