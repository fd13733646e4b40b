package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON Lines, good and bad, as GluonTS writes them. */
class JsonLinesTest {

    @TempDir
    Path folder;

    private Uploads uploads;

    @BeforeEach
    void open() {
        uploads = new Uploads(folder);
    }

    @Test
    void readsJsonLinesWithFeaturesAndTimes() throws IOException {
        var options = UploadOptions.of(null, null, null, "6h");

        String table = uploads.read(options, uploads.file(null, "x.jsonl", """
                {"start": "2020-01-01 18:00", "target": [1, null], "item_id": "a", "feat_dynamic_real": [[1, 2, 3]], "feat_static_cat": [4, 5]}

                {"item_id": "b", "target": [2.50, "NaN", NaN], "start": "2020-02-01", "feat_dynamic_real": [[7, 8, 9]], "feat_static_cat": [0, 1]}
                """));

        assertThat(table).isEqualTo("""
                series,time,target,feat_dynamic_real_0,feat_static_cat_0,feat_static_cat_1
                a,2020-01-01T18:00:00,1,1,4,5
                a,2020-01-02T00:00:00,,2,4,5
                b,2020-02-01T00:00:00,2.5,7,0,1
                b,2020-02-01T06:00:00,,8,0,1
                b,2020-02-01T12:00:00,,9,0,1
                """);
    }

    @Test
    void readsJsonLinesWithSeveralTargetsAndNoTimes() throws IOException {
        assertThat(uploads.read(null, "{\"target\": [[1, 2], [3, 4]]}\n{\"target\": [[5], [6]]}\n"))
                .isEqualTo("series,target_0,target_1\n1,1,3\n1,2,4\n2,5,6\n");
    }

    @Test
    void monthsKeepTheirDay() throws IOException {
        var options = UploadOptions.of(null, null, null, "M");

        assertThat(uploads.read(
                        options, uploads.file(null, "x.jsonl", "{\"start\": \"2020-01-31\", \"target\": [1, 2, 3]}\n")))
                .isEqualTo("series,time,target\n1,2020-01-31,1\n1,2020-02-29,2\n1,2020-03-31,3\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'target': [1, 'x']}                     | line 2, column target | finite number, got x",
                "{'target': [1, 1e999]}                   | line 2, column target | finite number",
                "{'target': [1, [2]]}                     | line 2, column target | finite number",
                "{'target': [[1], 2]}                     | line 2, column target | both",
                "{'target': 1}                            | line 2, column target | need an array",
                "{'target': []}                           | line 2, column target | without a value",
                "{'target': [1], 'feat_dynamic_real': [[1]]} | line 2 | need the channels [target] as in the first line",
                "{'target': [[1], [2]]}                   | line 2 | need the channels [target]",
                "{'target': [1], 'targt': [2]}            | line 2 | unknown field targt: need start",
                "{'target': [1], 'target': [2]}           | line 2 | Duplicate field",
                "{'target': [1], 'item_id': 'a'}          | line 2 | item_id in each line or in none",
                "{'target': [1]                           | line 2 | no JSON",
                "[1]                                      | line 2 | a JSON object a line",
                "{'target': [1]} {}                       | line 2 | follows",
            })
    void refusesJsonLinesThatContradictThemselves(String line, String place, String word) {
        String text = "{\"target\": [1, 2]}\n" + line.replace('\'', '"') + "\n";

        uploads.refuses(UploadOptions.NONE, "x.jsonl", text, place, word);
    }

    @Test
    void refusesJsonLinesWithoutAStartWhereTimesAreWanted() {
        uploads.refuses(
                UploadOptions.of(null, null, null, "D"),
                "x.jsonl",
                "{\"target\": [1]}\n",
                "line 1, column start",
                "''");
        uploads.refuses(UploadOptions.of(null, null, null, "D"), "x.csv", "a\n1\n", "file", "freq is for jsonl");
    }
}
