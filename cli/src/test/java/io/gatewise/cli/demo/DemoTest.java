package io.gatewise.cli.demo;

import static io.gatewise.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.cli.Samples;
import io.gatewise.cli.ToyGatewise;
import io.gatewise.cli.ToyGatewise.Answer;
import io.gatewise.cli.api.Server;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.cli.stack.Cleanup;
import io.gatewise.cli.stack.StackStarter;
import io.gatewise.cli.watch.MovedClock;
import io.gatewise.cli.watch.Pause;
import io.gatewise.cli.watch.Views;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final String DATA_SET = """
            {"name":"us-births","digest":"sha256-abc","rows":5479,"bytes":300000,"columns":[],
             "uploadedAt":"2026-01-31T10:00:00Z"}""";

    private final ToyGatewise server = new ToyGatewise()
            .on("GET /api/v1/studies", Samples.studies())
            .on("GET /api/v1/results", "{\"results\":[]}")
            .on("POST /api/v1/datasets?name=us-births", DATA_SET)
            .on("POST /api/v1/studies", Samples.study("running", 0, 0))
            .on("GET /api/v1/studies/" + ID + "/trials", Samples.TRIALS)
            .on("GET /api/v1/results/" + ID, Samples.results("running", 12))
            .on("GET /api/v1/results/" + ID + "?curves=false", Samples.results("evaluating", 12))
            .on("GET /api/v1/results/" + ID + "?curves=false", Samples.results("finished", 12))
            .on("GET /api/v1/results/" + ID + "/model", new Answer(200, "application/zip", "zipped", Map.of()))
            .on("GET /api/v1/results/" + ID + "/report", new Answer(200, "text/html", "<html>", Map.of()));

    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-31T10:01:00Z"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> stackCalls = new ArrayList<>();
    private boolean keep;
    private Pause pause = clock;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private class FakeStack implements StackStarter, StackStarter.RunningStack {

        private final boolean alive;

        FakeStack(boolean alive) {
            this.alive = alive;
        }

        @Override
        public RunningStack start() {
            stackCalls.add("start");
            return this;
        }

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public String howToStop() {
            return "kill 123";
        }

        @Override
        public String lastWords() {
            return "port 8080 is in use";
        }

        @Override
        public void stop() {
            stackCalls.add("stop");
        }
    }

    private int run(URI address, StackStarter starter, Cleanup cleanup) throws InterruptedException {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var around =
                new Surroundings(new Server(address), starter, folder, out, Views.lines(out), clock, pause, cleanup);
        return new Demo(around, new DemoOptions(null, null, null, 3L, keep)).run();
    }

    private int run() throws InterruptedException {
        try (Cleanup cleanup = Cleanup.atEnd()) {
            return run(server.base(), new FakeStack(true), cleanup);
        }
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void endsWithTrialsScoresSettingsAndFiles() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 2), Samples.study("finished", 12, 0));

        int code = run();

        assertThat(code).isZero();
        assertThat(output())
                .contains("Trials, judged on 2013\n  TRIAL  window")
                .contains("Test on the 365 days of 2014, errors in births a day\n  FORECAST")
                .contains("  LSTM, tuned                450.0  270.3\n")
                .contains("The winner, trial 2\n  SETTING       DEFAULT    WINNER\n")
                .contains("model   " + folder.resolve("model.zip"))
                .contains("report  " + folder.resolve("report.html"));
        assertThat(folder.resolve("model.zip")).hasContent("zipped");
        assertThat(folder.resolve("report.html")).hasContent("<html>");
        assertThat(folder.resolve("unfinished-study")).doesNotExist();
    }

    @Test
    void usesAGatewiseThatIsThereAndLeavesItUp() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));

        run();

        assertThat(output()).contains("Using the Gatewise at " + server.base());
        assertThat(stackCalls).isEmpty();
    }

    @Test
    void sendsTheDataAndTheSpecThatItWritesForTheUser() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));

        run();

        assertThat(server.bodyOf("POST /api/v1/datasets?name=us-births"))
                .isEqualTo(Files.readString(folder.resolve("us-births.csv")))
                .hasLineCount(5480);
        assertThat(server.bodyOf("POST /api/v1/studies"))
                .isEqualTo(Files.readString(folder.resolve("births.yaml")))
                .contains("seed: 3");
    }

    @Test
    void printsTheSameTrialsTableForTheSameTrials() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));
        run();
        String first = trialsTable();
        printed.reset();

        run();

        assertThat(trialsTable()).isEqualTo(first).contains("520.12");
    }

    private String trialsTable() {
        String output = output();
        return output.substring(output.indexOf("Trials, judged"), output.indexOf("Test on the"));
    }

    @Test
    void cancelsTheStudyWhenItIsCutOff() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 2))
                .onProblem("GET /api/v1/studies/" + ID, 500, "{\"title\":\"broken\"}")
                .on("POST /api/v1/studies/" + ID + "/cancel", Samples.study("cancelled", 4, 0));

        assertThatThrownBy(this::run).hasMessage("broken");

        assertThat(server.bodyOf("POST /api/v1/studies/" + ID + "/cancel")).isEmpty();
        assertThat(folder.resolve("unfinished-study")).doesNotExist();
    }

    @Test
    void endsWithoutTablesOnCtrlC() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 2), Samples.study("cancelled", 4, 0))
                .on("POST /api/v1/studies/" + ID + "/cancel", Samples.study("cancelled", 4, 0));
        Cleanup cleanup = Cleanup.atEnd();
        pause = duration -> cleanup.cutShort();

        int code;
        try (cleanup) {
            code = run(server.base(), new FakeStack(true), cleanup);
        }

        assertThat(code).isEqualTo(Demo.INTERRUPTED);
        assertThat(server.bodyOf("POST /api/v1/studies/" + ID + "/cancel")).isEmpty();
        assertThat(output()).endsWith("\nEnding study and stack in order\n");
    }

    @Test
    void cancelsTheStudyThatAnEarlierDemoLeft() throws Exception {
        Files.writeString(folder.resolve("unfinished-study"), "older");
        server.on("POST /api/v1/studies/older/cancel", Samples.study("cancelled", 4, 0))
                .on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));

        run();

        assertThat(server.bodyOf("POST /api/v1/studies/older/cancel")).isEmpty();
    }

    @Test
    void saysWhyThereAreNoTestScores() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("cancelled", 4, 0));

        int code = run();

        assertThat(code).isEqualTo(1);
        assertThat(output()).contains("There are no test scores: the study is cancelled");
    }

    @Test
    void saysWhyTheStackEnded() throws Exception {
        URI nobody = nobody("127.0.0.1");
        try (Cleanup cleanup = Cleanup.atEnd()) {
            assertThatThrownBy(() -> run(nobody, new FakeStack(false), cleanup))
                    .isInstanceOf(UserMistakeException.class)
                    .hasMessage("the local stack has ended:\nport 8080 is in use");
        }
        assertThat(stackCalls).containsExactly("start", "stop");
    }

    @Test
    void startsNoStackForAnotherMachinesAddress() throws Exception {
        URI elsewhere = nobody("127.0.0.2");
        try (Cleanup cleanup = Cleanup.atEnd()) {
            assertThatThrownBy(() -> run(elsewhere, new FakeStack(true), cleanup))
                    .isInstanceOf(ServerAwayException.class);
        }
        assertThat(stackCalls).isEmpty();
    }

    /** Runs the demo where nobody answers until it has started its stack. */
    private int runFromNothing(FakeStack stack) throws Exception {
        URI address = nobody("127.0.0.1");
        server.close();
        var late = new ArrayList<ToyGatewise>();
        StackStarter starter = () -> {
            late.add(server.movedTo(address.getPort()));
            return stack.start();
        };
        try (Cleanup cleanup = Cleanup.atEnd()) {
            return run(address, starter, cleanup);
        } finally {
            late.forEach(ToyGatewise::close);
        }
    }

    @Test
    void waitsForTheStackThatItStartedAndStopsIt() throws Exception {
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));

        int code = runFromNothing(new FakeStack(true));

        assertThat(code).isZero();
        assertThat(output()).contains("Starting broker, database and services", "Gatewise answers at http://127.0.0.1");
        assertThat(stackCalls).containsExactly("start", "stop");
    }

    @Test
    void leavesTheStackUpOnRequest() throws Exception {
        keep = true;
        server.on("GET /api/v1/studies/" + ID, Samples.study("finished", 12, 0));

        runFromNothing(new FakeStack(true));

        assertThat(output()).contains("Gatewise stays up at", "to end it: kill 123");
        assertThat(stackCalls).containsExactly("start");
    }

    @Test
    void doesNotWaitForAStackThatEndedUnderAStudy() {
        server.on("GET /api/v1/studies/" + ID, Samples.study("running", 4, 2));

        assertThatThrownBy(() -> runFromNothing(new FakeStack(false)))
                .isInstanceOf(UserMistakeException.class)
                .hasMessageStartingWith("the local stack has ended");
        assertThat(stackCalls).containsExactly("start", "stop");
    }

    private static URI nobody(String host) throws Exception {
        try (var socket = new ServerSocket(0)) {
            return URI.create("http://" + host + ":" + socket.getLocalPort());
        }
    }
}
