package io.gatewise.cli;

import static io.gatewise.cli.Samples.ID;
import static io.gatewise.cli.Samples.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyCommandsTest {

    private static final String EXTERNAL = """
            {"name": "n", "trainer": "external", "parameters": [{"name": "x", "type": "int", "low": 1, "high": 2}],
             "objective": {"metric": "error", "direction": "minimize"}}""";

    private final ToyGatewise server = new ToyGatewise()
            .on(
                    "GET /api/v1/studies",
                    Samples.studies(
                            Samples.summary(ID, "births", "running"), Samples.summary(OTHER_ID, "other", "finished")));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsStudiesInAlignedColumns() {
        var run = CommandLineRun.of(server, "study", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        ID                                    NAME    STATE     DATA SET  TRIALS  WINNER  CREATED (UTC)
                        9f3c1e7a-2b4d-4c6e-8f00-112233445566  births  running   births      5/12          2026-01-31 10:00:00
                        9f3d0000-0000-4000-8000-000000000000  other   finished  births      5/12          2026-01-31 10:00:00
                        """);
    }

    @Test
    void printsTheServersWholeAnswerAsJson() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 2))
                .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS);

        var run = CommandLineRun.of(server, "-o", "json", "study", "show", "births");

        JsonNode printed = new ObjectMapper().readTree(run.out());
        assertThat(printed.path("unknownField").asInt()).isEqualTo(1);
        assertThat(printed.path("trialList")).hasSize(3);
    }

    @Test
    void printsYamlThatReadsBackAsTheAnswer() throws Exception {
        var run = CommandLineRun.of(server, "study", "list", "-o", "yaml");

        JsonNode expected = new ObjectMapper()
                .readTree(Samples.studies(
                        Samples.summary(ID, "births", "running"), Samples.summary(OTHER_ID, "other", "finished")));
        assertThat(new YAMLMapper().readTree(run.out())).isEqualTo(expected);
    }

    @Test
    void showsTrialsAndTestScores() {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0))
                .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS);

        var run = CommandLineRun.of(server, "study", "show", ID);

        assertThat(run.out())
                .contains("state     finished\n")
                .contains("""
                        TRIAL  window  learningRate  batchSize  VALIDATION RMSE  BEST EPOCH  STATE
                            1      28         0.001        128           520.12          31  completed
                            2      35      0.012346         64           470.50          12  completed
                            3       7          0.02         64                               infeasible: the loss became NaN in epoch 2
                        """)
                .contains("naive lag 364                  391.90  612.00\n");
    }

    @Test
    void tellsLostAttemptsFromFailedOnes() {
        server.on(
                        "GET /api/v1/studies/" + ID,
                        Samples.study("running", 4, 2)
                                .replace("\"completed\":", "\"attemptsLost\":3,\"attemptsFailed\":1,\"completed\":"))
                .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS);

        assertThat(CommandLineRun.of(server, "study", "show", ID).out())
                .contains("attempts  3 lost with their workers, 1 failed\n");
    }

    @Test
    void showsTheSpreadOfFolds() {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 3, 0))
                .on(
                        "GET /api/v1/studies/" + ID + "/trials",
                        Samples.TRIALS.replace("\"score\":470.5", "\"score\":470.5,\"spread\":12.345"));

        var run = CommandLineRun.of(server, "study", "show", ID);

        assertThat(run.out()).contains("""
                        TRIAL  window  learningRate  batchSize  VALIDATION RMSE  SPREAD  BEST EPOCH  STATE
                            1      28         0.001        128           520.12                  31  completed
                            2      35      0.012346         64           470.50   12.35          12  completed
                        """);
    }

    @Test
    void saysWhyATrialDoesNotGoOn() {
        String why = "not promoted: predicted 0.41 (0.38 to 0.45) at 81 epochs, best 0.36";
        server.on("GET /api/v1/studies/" + ID, inRungs())
                .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS)
                .on(
                        "GET /api/v1/results/" + ID + "?curves=false",
                        Samples.results("running", 3)
                                .replace(
                                        "{\"number\":2,\"state\":\"completed\"}",
                                        "{\"number\":2,\"state\":\"completed\",\"outlook\":{\"value\":0.41,\"withheld\":\""
                                                + why + "\"}}"));

        var run = CommandLineRun.of(server, "study", "show", ID);

        assertThat(run.out()).contains("completed: " + why + "\n").contains("     31  completed\n");
    }

    @Test
    void showsTrialsInRungsWhereResultsServiceIsAway() {
        server.on("GET /api/v1/studies/" + ID, inRungs())
                .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS)
                .onProblem(
                        "GET /api/v1/results/" + ID + "?curves=false", 404, "{\"status\":404,\"title\":\"unknown\"}");

        var run = CommandLineRun.of(server, "study", "show", ID);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("     12  completed\n");
    }

    private static String inRungs() {
        return Samples.study("running", 3, 0)
                .replace("\"defaultsFirst\":true", "\"defaultsFirst\":true,\"fidelity\":{\"by\":\"epochs\",\"min\":3}");
    }

    @Test
    void findsAStudyByTheBeginningOfItsId() {
        server.on("POST /api/v1/studies/" + ID + "/cancel", Samples.study("cancelled", 4, 0));

        var run = CommandLineRun.of(server, "study", "cancel", "9f3c");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("study " + ID + " is cancelled\n");
    }

    @Test
    void changesOnlyWhatIsNamed() {
        server.on("PATCH /api/v1/studies/" + ID, Samples.study("running", 4, 2));

        var run = CommandLineRun.of(
                server, "study", "change", "births", "--max-trials", "40", "--stop-seconds", "3600", "--target", "0.5");
        String stopped = server.bodyOf("PATCH /api/v1/studies/" + ID);
        CommandLineRun.of(server, "study", "change", "births", "--no-stop", "--weight", "2");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("state     running");
        assertThat(stopped).isEqualTo("{\"maxTrials\":40,\"stop\":{\"seconds\":3600.0,\"target\":0.5}}");
        assertThat(server.bodyOf("PATCH /api/v1/studies/" + ID)).isEqualTo("{\"weight\":2.0,\"stop\":null}");
    }

    @Test
    void refusesAChangeThatChangesNothingOrContradictsItself() {
        var nothing = CommandLineRun.of(server, "study", "change", "births");
        var both = CommandLineRun.of(server, "study", "change", "births", "--no-stop", "--target", "1");

        assertThat(nothing.code()).isNotZero();
        assertThat(nothing.err()).contains("--max-trials");
        assertThat(both.err()).contains("contradicts");
    }

    @Test
    void cancelsOneTrial() {
        server.on("POST /api/v1/studies/" + ID + "/trials/3/cancel", Samples.study("running", 4, 2));

        var run = CommandLineRun.of(server, "study", "cancel-trial", "births", "3");

        assertThat(run.out()).isEqualTo("trial 3 of study " + ID + " is cancelled\n");
    }

    @Test
    void hasTheWinnerEvaluatedAgain() {
        server.on("POST /api/v1/studies/" + ID + "/evaluate", Samples.study("evaluating", 4, 0));

        var run = CommandLineRun.of(server, "study", "evaluate", "births");

        assertThat(run.out()).contains("state     evaluating");
    }

    @Test
    void deletesAStudy() {
        server.on("DELETE /api/v1/studies/" + ID, "");

        var run = CommandLineRun.of(server, "study", "delete", "9f3c");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("study " + ID + " is deleted\n");
    }

    @Test
    void saysThatAStudyIsDeletingWhileWorkersAreAtIt() {
        server.on("DELETE /api/v1/studies/" + ID, new ToyGatewise.Answer(202, "application/json", "{}", Map.of()));

        var run = CommandLineRun.of(server, "study", "delete", "9f3c");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("study " + ID + " is deleting: it goes when its running trials have ended\n");
    }

    @Test
    void pausesAndResumesAStudy() {
        server.on("POST /api/v1/studies/" + ID + "/pause", Samples.study("paused", 4, 1));
        server.on("POST /api/v1/studies/" + ID + "/resume", Samples.study("running", 4, 1));

        assertThat(CommandLineRun.of(server, "study", "pause", "9f3c").out()).isEqualTo("study " + ID + " is paused\n");
        assertThat(CommandLineRun.of(server, "study", "resume", "9f3c").out())
                .isEqualTo("study " + ID + " is running\n");
    }

    @Test
    void enqueuesAConfigurationWithValuesOfTheParametersKinds(@TempDir Path folder) throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 1));
        String line = "POST /api/v1/studies/" + ID + "/trials";
        server.on(line, "{\"number\": 5, \"state\": \"queued\"}");
        Path file = Files.writeString(folder.resolve("known.yaml"), "window: 14\nlearningRate: 0.01\n");

        var run = CommandLineRun.of(
                server,
                "study",
                "enqueue",
                "9f3c",
                "--file",
                file.toString(),
                "--set",
                "batchSize=128",
                "--set",
                "window=28");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("trial 5 of study " + ID + " is enqueued\n");
        assertThat(new ObjectMapper().readTree(server.bodyOf(line)))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"configuration\": {\"window\": 28, \"learningRate\": 0.01, \"batchSize\": 128}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windou=28     | searches no windou; it searches window, learningRate, batchSize",
                "window=2.5    | --set window: need a whole number, got 2.5",
                "window=many   | --set window: need a whole number, got many",
                "learningRate= | --set learningRate: need a number, got",
                "batchSize=100 | --set batchSize: need one of [64, 128, 256], got 100",
                "window        | need NAME=VALUE, got window"
            })
    void namesTheParameterThatCannotBeEnqueued(String set, String message) {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 1));

        var run = CommandLineRun.of(server, "study", "enqueue", "9f3c", "--set", set);

        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains(message);
        assertThat(CommandLineRun.of(server, "study", "enqueue", "9f3c").err()).contains("nothing to try");
    }

    @Test
    void tellsEnqueuedTrialsApart() {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 3, 0));
        String trials = Samples.TRIALS.replaceFirst("\"bayesian\"", "\"enqueued\"");
        server.on("GET /api/v1/studies/" + ID + "/trials", trials);

        String table = CommandLineRun.of(server, "study", "show", "9f3c").out();

        assertThat(table).contains("ORIGIN").containsPattern("35.*enqueued +completed");
    }

    @Test
    void showsAStudyOfAnExternalTrainer() {
        String dataset = "\"dataset\":{\"name\":\"us-births\",\"digest\":\"sha256-abc\"},";
        String study = Samples.study("running", 4, 1)
                .replace(dataset, "\"dataset\":null,")
                .replace(Samples.SPEC, EXTERNAL);
        server.on("GET /api/v1/studies/" + ID, study).on("GET /api/v1/studies/" + ID + "/trials", "{\"trials\":[]}");

        var run = CommandLineRun.of(server, "study", "show", "9f3c");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("trainer   external", "VALIDATION ERROR");
    }

    @Test
    void refusesABeginningThatFitsTwoStudies() {
        var run = CommandLineRun.of(server, "study", "cancel", "9f3");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("'9f3' fits 2 studies", ID + " (births, running)", OTHER_ID);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void prefersAWholeNameToTheBeginningOfAnId() {
        try (var named = new ToyGatewise()) {
            named.on(
                            "GET /api/v1/studies",
                            Samples.studies(
                                    Samples.summary("births-long-1", "births-long", "running"),
                                    Samples.summary("births-1", "births", "running")))
                    .on("POST /api/v1/studies/births-1/cancel", Samples.study("cancelled", 4, 0));

            assertThat(CommandLineRun.of(named, "study", "cancel", "births").code())
                    .isZero();
        }
    }

    @Test
    void saysThatNoStudyFits() {
        var run = CommandLineRun.of(server, "study", "best", "nobody");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no study has the name 'nobody'");
    }

    @Test
    void createsAStudyFromAYamlFile(@TempDir Path folder) throws Exception {
        server.on("POST /api/v1/studies", Samples.study("running", 0, 0));
        Path spec = Files.writeString(folder.resolve("spec.txt"), "name: ü\n");

        var run = CommandLineRun.of(server, "study", "create", spec.toString());

        assertThat(run.out()).isEqualTo("study " + ID + " created\nfollow it with: gatewise study watch " + ID + "\n");
        assertThat(server.requests())
                .containsExactly(new ToyGatewise.Request("POST /api/v1/studies", "application/yaml", "name: ü\n"));
    }

    @Test
    void createsAStudyFromJsonOnStandardInput() {
        server.on("POST /api/v1/studies", Samples.study("running", 0, 0));

        var run = CommandLineRun.with(
                Map.of(), " {\"name\":\"x\"}", "--server", server.base() + "/", "study", "create", "-");

        assertThat(run.code()).isZero();
        assertThat(server.requests())
                .containsExactly(
                        new ToyGatewise.Request("POST /api/v1/studies", "application/json", " {\"name\":\"x\"}"));
    }

    @Test
    void printsOneLineForEachWrongField() {
        server.onProblem("POST /api/v1/studies", 422, """
                {"type":"about:blank","title":"the study spec is refused","status":422,"detail":"2 fields are wrong",
                 "errors":[{"pointer":"/parameters/0/low","detail":"need low <= high, got [5, 3]"},
                           {"pointer":"","detail":"need a name"}]}""");

        var run = CommandLineRun.with(
                Map.of("GATEWISE_SERVER", server.base().toString()), "name: x", "study", "create", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                        gatewise: the study spec is refused: 2 fields are wrong
                          /parameters/0/low: need low <= high, got [5, 3]
                          (document): need a name
                        """);
    }

    @Test
    void showsTheBestTrialSoFar() {
        server.on("GET /api/v1/results/" + ID + "?curves=false", Samples.results("running", 3));

        var run = CommandLineRun.of(server, "study", "best", "births");

        assertThat(run.out()).isEqualTo("""
                        trial         2
                        rmse          470.5 (validation)
                        best epoch    12
                        weights       12345
                        batchSize     64
                        learningRate  0.012346
                        window        35
                        """);
    }

    @Test
    void explainsWhatEachPartContributed() {
        server.on("GET /api/v1/results/" + ID + "/contributions", """
                {"contributions":[{"part":"knownGood","finding":"they came to 0.4 (trial 2)"}]}""");

        var run = CommandLineRun.of(server, "study", "explain", "births");

        assertThat(run.out()).isEqualTo("knownGood\n  they came to 0.4 (trial 2)\n");
    }

    @Test
    void showsTheFrontOfSeveralObjectives() throws Exception {
        server.on("GET /api/v1/results/" + ID + "?curves=false", """
                {"study": "births", "name": "us-births", "state": "running",
                 "objective": {"metric": "rmse", "direction": "minimize"},
                 "objectives": [{"metric": "rmse", "direction": "minimize"},
                                {"metric": "parameters", "direction": "minimize"}],
                 "best": {"trial": 2, "score": 470.5, "configuration": {"units": 16}, "bestEpoch": 12,
                          "parameters": 1234, "values": {"rmse": 470.5, "parameters": 1234}},
                 "front": [{"trial": 5, "values": {"rmse": 460.25, "parameters": 9000}, "configuration": {"units": 48}},
                           {"trial": 2, "values": {"rmse": 470.5, "parameters": 1234}, "configuration": {"units": 16}}]}
                """);

        var table = CommandLineRun.of(server, "study", "best", "births");
        var json = CommandLineRun.of(server, "study", "best", "births", "-o", "json");

        assertThat(table.out()).isEqualTo("""
                        TRIAL    RMSE  PARAMETERS  units
                            5  460.25      9000.0     48
                            2  470.50      1234.0     16

                        trial         2, the front's knee
                        rmse          470.5 (validation)
                        parameters    1234 (validation)
                        best epoch    12
                        weights       1234
                        units         16
                        """);
        assertThat(new ObjectMapper().readTree(json.out()).at("/front/0/trial").asInt())
                .isEqualTo(5);
    }

    @Test
    void printsTheEndedStudyForProgramsAndProgressBesideIt() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0))
                .on("GET /api/v1/results/" + ID, Samples.results("finished", 3));

        var run = CommandLineRun.of(server, "study", "watch", "births", "-o", "json");

        assertThat(new ObjectMapper().readTree(run.out()).path("state").asText())
                .isEqualTo("finished");
        assertThat(run.err()).startsWith("us-births finished after 3:00: 12/12 trials done");
    }

    @Test
    void checksASpecAndShowsWhatItsTrialsTake(@TempDir Path folder) throws Exception {
        server.on("POST /api/v1/studies/check", """
                {"spec":{},"warnings":[{"pointer":"/validation","detail":"no part is kept for a test"}],
                 "costs":[{"name":"smallest","configuration":{"units":4},"parameters":200,"parametersPerValue":0.0512,
                           "memoryBytes":81920,"epochs":50,"secondsAtMost":0.413},
                          {"name":"default","configuration":{"units":32},"parameters":4769,"parametersPerValue":1.22,
                           "memoryBytes":350000,"epochs":50,"secondsAtMost":2.04},
                          {"name":"largest","configuration":{"units":128},"parameters":68737,"parametersPerValue":17.6,
                           "memoryBytes":5100000,"epochs":50,"secondsAtMost":1234.5,
                           "overLimit":"68737 weights are more than maxParameters, 50000"}],
                 "learntFrom":12}
                """);
        Path spec = Files.writeString(folder.resolve("checked.yaml"), "name: x");

        var run = CommandLineRun.of(server, "study", "check", spec.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                the spec is right; no study was created
                warning: /validation: no part is kept for a test

                CONFIGURATION  WEIGHTS  PER VALUE    MEMORY  EPOCHS  SECONDS  VALUES     LIMITS
                smallest           200      0.051   81.9 KB      50     0.41  units=4
                default           4769        1.2  350.0 KB      50      2.0  units=32
                largest          68737         18    5.1 MB      50     1235  units=128  infeasible: 68737 weights are more than maxParameters, 50000

                A trial's seconds are those of all its epochs, which early stopping may spare; predicted from 12 completed trials.
                """);
    }

    @Test
    void warnsWhenAStudyIsCreated(@TempDir Path folder) throws Exception {
        String created = Samples.study("running", 0, 0);
        server.on(
                "POST /api/v1/studies",
                created.substring(0, created.lastIndexOf('}'))
                        + ",\"warnings\":[{\"pointer\":\"/validation\",\"detail\":\"no part is kept for a test\"}]}");
        Path spec = Files.writeString(folder.resolve("warned.yaml"), "name: x");

        var run = CommandLineRun.of(server, "study", "create", spec.toString());

        assertThat(run.err()).isEqualTo("warning: /validation: no part is kept for a test\n");
        assertThat(run.out()).startsWith("study " + ID + " created\n");
    }
}
