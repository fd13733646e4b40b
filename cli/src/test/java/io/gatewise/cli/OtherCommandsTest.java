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
        assertThat(server.requests())
                .containsExactly(
                        new ToyGatewise.Request("POST /api/v1/datasets?name=us-births.2014", "text/csv", "a\n1\n"));
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
