package io.gatewise.cli;

import static io.gatewise.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {

    private static final String PROFILE = """
            {"name":"us births","digest":"sha256-abc","rows":5479,"bytes":312345,
             "columns":[
               {"name":"date","type":"time","missing":0,"from":"2000-01-01","to":"2014-12-31",
                "distinct":5479,"constant":false},
               {"name":"births","type":"number","missing":2,"min":5728,"max":16081,"mean":11350.069,"sd":2325.8,
                "distinct":3845,"constant":false},
               {"name":"one","type":"number","missing":0,"min":1,"max":1,"mean":1.0,"sd":0.0,"distinct":1,
                "constant":true}],
             "uploadedAt":"2026-01-31T10:00:00Z"}""";

    private static final String SERIES = """
            {"name":"gestures","digest":"sha256-abc","rows":14,"bytes":99,
             "columns":[{"name":"label","type":"text","missing":0,"distinct":2,"constant":false,
               "classes":[{"value":"a","rows":10,"series":2},{"value":"b","rows":4,"series":1}]}],
             "series":{"count":3,"shortest":2,"median":4.5,"longest":8},
             "leakage":{"unit":"series","compared":3,"count":1,
               "examples":[{"first":1,"firstPart":"train","second":3,"secondPart":"test"}]},
             "uploadedAt":"2026-01-31T10:00:00Z"}""";

    private final ToyGatewise server = new ToyGatewise();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void uploadsACsvUnderItsFilesName(@TempDir Path folder) throws Exception {
        server.on("POST /api/v1/datasets?name=us-births.2014", PROFILE);
        Path csv = Files.writeString(folder.resolve("us births.2014.csv"), "a\n1\n");

        var run = CommandLineRun.of(server, "dataset", "add", csv.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(server.bodyOf("POST /api/v1/datasets?name=us-births.2014"))
                .contains("name=\"file\"; filename=\"us births.2014.csv\"")
                .contains("\r\n\r\na\n1\n\r\n--");
        assertThat(run.out()).isEqualTo("""
                        us births: 5479 rows, 3 columns, 312.3 KB
                        digest sha256-abc

                        COLUMN  TYPE    MISSING         MIN         MAX   MEAN      SD  DISTINCT
                        date    time          0  2000-01-01  2014-12-31                     5479
                        births  number        2        5728       16081  11350  2325.8      3845
                        one     number        0           1           1      1       0         1  constant
                        """);
    }

    @Test
    void listsDeadLettersWithTheirReasons() {
        server.on("GET /api/v1/dead-letters?limit=2&topic=trial-attempts&before=9", """
                {"counts":{"trial-attempts":8},"letters":[
                 {"topic":"trial-attempts","offset":8,"at":"2026-01-31T10:00:00Z","key":"births-k3m9qa",
                  "reason":"no JSON:\\nUnexpected end","content":"{","length":1},
                 {"topic":"trial-attempts","offset":7,"at":"2026-01-31T09:00:00Z","key":null,"reason":"no content",
                  "content":null,"length":0}]}""");

        var run = CommandLineRun.of(
                server, "dead-letters", "list", "--topic", "trial-attempts", "--before", "9", "--limit", "2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                        TOPIC           OFFSET  PUT ASIDE (UTC)      KEY            REASON
                        trial-attempts       8  2026-01-31 10:00:00  births-k3m9qa  no JSON: Unexpected end
                        trial-attempts       7  2026-01-31 09:00:00                 no content
                        2 of 8; -o json shows what they said
                        """);
    }

    @Test
    void showsATemplateAsLinesOfASpec() {
        String template = """
                {"name":"lstm-small","description":"Three settings.","tasks":[],
                 "parameters":[{"type":"int","name":"units","low":8,"high":64,"log":true}],
                 "training":{"gradientNorm":1.0},"sources":{"units":"Greff 2017"}}""";
        server.on("GET /api/v1/templates", "{\"templates\":[" + template + "]}");
        server.on("GET /api/v1/templates/lstm-small?dataset=births", template);

        assertThat(CommandLineRun.of(server, "template", "list").out())
                .isEqualTo("lstm-small  1 parameters  Three settings.\n");
        assertThat(CommandLineRun.of(server, "template", "show", "lstm-small", "--dataset", "births")
                        .out())
                .isEqualTo("""
                        # lstm-small: Three settings.
                        # units: Greff 2017
                        parameters:
                          - {"type":"int","name":"units","low":8,"high":64,"log":true}
                        training: {"gradientNorm":1.0}
                        """);
    }

    @Test
    void turnsOptunasDistributionsIntoParametersOfASpec(@TempDir Path folder) throws Exception {
        server.on("POST /api/v1/spaces/optuna", """
                {"parameters":[{"type":"float","name":"lr","low":1.0E-5,"high":0.1,"log":true},
                   {"type":"categorical","name":"act","choices":["no","relu",true]}],
                 "leftOut":[{"pointer":"/act/attributes/choices/1","detail":"null: a choice is a text"}]}""");
        Path json = Files.writeString(folder.resolve("space.json"), "{\"lr\": {}}");

        var run = CommandLineRun.of(server, "space", "import-optuna", json.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(server.bodyOf("POST /api/v1/spaces/optuna")).isEqualTo("{\"lr\": {}}");
        assertThat(run.out()).isEqualTo("""
                parameters:
                  - {"type":"float","name":"lr","low":1.0E-5,"high":0.1,"log":true}
                  - {"type":"categorical","name":"act","choices":["no","relu",true]}
                """);
        assertThat(run.err()).isEqualTo("left out: /act/attributes/choices/1: null: a choice is a text\n");
    }

    @Test
    void uploadsANetworkAndTellsWhatItIs(@TempDir Path folder) throws Exception {
        String model = """
                {"name":"stock","digest":"sha256-abc","bytes":4451,"inputs":1,"units":8,"layers":2,
                 "direction":"forward","parameters":891,"head":{"outputs":3,"reads":"each-step","says":"softmax"},
                 "origin":{"task":"labelling","classes":["a","b","c"]},"uploadedAt":"2026-01-31T10:00:00Z"}""";
        server.on("POST /api/v1/models?name=stock", model);
        server.on("GET /api/v1/models", "{\"models\":[" + model + "]}");
        Path zip = Files.writeString(folder.resolve("stock.zip"), "bytes");

        var add = CommandLineRun.of(server, "model", "add", zip.toString());
        var list = CommandLineRun.of(server, "model", "list");

        assertThat(add.code()).as(add.err()).isZero();
        assertThat(server.bodyOf("POST /api/v1/models?name=stock")).isEqualTo("bytes");
        assertThat(add.out()).isEqualTo("""
                        stock: 2 LSTM layers of 8 units, forward, 1 inputs, 891 weights, 4.5 KB
                        digest sha256-abc
                        head: 3 softmax outputs that read each-step
                        trained by Gatewise for labelling, 3 classes
                        """);
        assertThat(list.out()).contains("NAME", "stock", "forward", "4.5 KB", "2026-01-31");

        server.on("DELETE /api/v1/models/stock", "");
        assertThat(CommandLineRun.of(server, "model", "remove", "stock").out()).isEqualTo("removed stock\n");
    }

    @Test
    void removesADataSetThatNobodyNeedsAndSaysWhoNeedsOne() {
        server.on("DELETE /api/v1/datasets/births", "");
        server.onProblem(
                "DELETE /api/v1/datasets/used",
                409,
                "{\"title\":\"Conflict\",\"status\":409,\"detail\":\"data set used is in use: study s-1\"}");

        assertThat(CommandLineRun.of(server, "dataset", "remove", "births").out())
                .isEqualTo("removed births\n");
        assertThat(CommandLineRun.of(server, "dataset", "remove", "used").err()).contains("in use: study s-1");
    }

    @Test
    void uploadsAFileForEachPartWithOptions(@TempDir Path folder) throws Exception {
        String line = "POST /api/v1/datasets?name=GunPoint&format=ucr";
        server.on(line, SERIES);
        Path train = Files.writeString(folder.resolve("GunPoint_TRAIN.tsv"), "1\t2\n");
        Path test = Files.writeString(folder.resolve("GunPoint_TEST.tsv"), "3\t4\n");

        var run = CommandLineRun.of(
                server, "dataset", "add", "--train", train.toString(), "--test", test.toString(), "--format", "ucr");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(server.bodyOf(line)).containsSubsequence("name=\"train\"", "1\t2\n", "name=\"test\"", "3\t4\n");
        assertThat(run.out()).isEqualTo("""
                        gestures: 14 rows, 1 columns, 99 B
                        digest sha256-abc
                        3 series of 2 to 8 rows, median 4.5
                        suspected leakage: 1 of 3 series are the same as one of another part: train 1 = test 3

                        COLUMN  TYPE  MISSING  MIN  MAX  MEAN  SD  DISTINCT
                        label   text        0                             2

                        CLASS OF label  ROWS  SERIES
                        a                 10       2
                        b                  4       1
                        """);
    }

    @Test
    void needsOneFileOrTheFilesOfParts() {
        for (String[] arguments : new String[][] {
            {"dataset", "add"},
            {"dataset", "add", "x.csv", "--train", "y.csv"},
            {"dataset", "add", "--train", "y.csv"},
            {"dataset", "add", "--test", "y.csv"}
        }) {
            var run = CommandLineRun.of(server, arguments);

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("need one FILE, or --train FILE");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void escapesTheNameThatTheUserChose() {
        server.on("POST /api/v1/datasets?name=a%20b%26c", PROFILE);

        var run = CommandLineRun.with(
                Map.of("GATEWISE_SERVER", server.base().toString()),
                "a\n1\n",
                "dataset",
                "add",
                "-",
                "--name",
                "a b&c");

        assertThat(run.code()).isZero();
    }

    @Test
    void listsDataSets() {
        server.on("GET /api/v1/datasets", "{\"datasets\":[" + PROFILE + "]}");

        var run = CommandLineRun.of(server, "dataset", "list");

        assertThat(run.out()).isEqualTo("""
                        NAME       ROWS      SIZE  UPLOADED (UTC)       DIGEST
                        us births  5479  312.3 KB  2026-01-31 10:00:00  sha256-abc
                        """);
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        var run = CommandLineRun.of(server, "dataset", "add", "/no/such/file.csv");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("gatewise: cannot read /no/such/file.csv: no such file or folder\n");
    }

    @Test
    void savesTheModelUnderTheNameThatTheUserChose(@TempDir Path folder) throws Exception {
        server.on("GET /api/v1/studies", Samples.studies(Samples.summary(ID, "births", "finished")))
                .on(
                        "GET /api/v1/results/" + ID + "/model",
                        new ToyGatewise.Answer(200, "application/zip", "zipped", Map.of()));
        Path target = folder.resolve("new/best.zip");

        var run = CommandLineRun.of(server, "model", "get", "births", "--output", target.toString());

        assertThat(run.out()).isEqualTo("saved " + target + "\n");
        assertThat(target).hasContent("zipped");
        assertThat(target.getParent()).isDirectoryContaining("glob:**best.zip");
        assertThat(Files.list(target.getParent())).hasSize(1);
    }

    @Test
    void saysWhereNoGatewiseAnswers() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + freePort;

        var run = CommandLineRun.with(Map.of(), "", "study", "list", "--server", url);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("gatewise: no Gatewise at " + url + ": start one with ./gatewise up\n");
    }

    @Test
    void saysThatAServiceBehindTheOriginIsNotUpYet() {
        server.onProblem("GET /api/v1/studies", 503, "{\"title\":\"study-service doesn't answer\"}");

        var run = CommandLineRun.of(server, "study", "list");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("gatewise: Gatewise at " + server.base() + " isn't ready: study-service doesn't answer\n");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        server.on("GET /api/v1/studies", new ToyGatewise.Answer(200, "text/html", "<html>", Map.of()));

        var run = CommandLineRun.of(server, "study", "list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("gatewise: what answers at " + server.base() + " isn't Gatewise\n");
    }

    @Test
    void tellsWrongUsageFromFailure() {
        assertThat(CommandLineRun.of(server, "study", "show").code()).isEqualTo(2);
        assertThat(CommandLineRun.of(server, "study").code()).isEqualTo(2);
        assertThat(CommandLineRun.of(server, "-o", "xml", "study", "list").code())
                .isEqualTo(2);
        assertThat(CommandLineRun.of(server, "--server", "localhost:8080", "study", "list")
                        .code())
                .isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void needsTheStarterScriptForALocalStack() {
        var run = CommandLineRun.of(server, "up");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("use ./gatewise");
    }
}
