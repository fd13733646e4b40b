package io.gatewise.cli.watch;

import static io.gatewise.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.cli.Samples;
import io.gatewise.cli.ToyGatewise;
import io.gatewise.cli.api.ProblemException;
import io.gatewise.cli.api.Server;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.Studies;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private static final String STUDY = "GET /api/v1/studies/" + ID;
    private static final String RESULTS = "GET /api/v1/results/" + ID;
    private static final String AWAY = "{\"title\":\"study-service doesn't answer\"}";

    private final ToyGatewise server = new ToyGatewise();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-31T10:01:00Z"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @AfterEach
    void close() {
        server.close();
    }

    private String watchedWith(ProgressView view) throws InterruptedException {
        new Watcher(new Studies(new Server(server.base())), view, clock, clock).watch(ID);
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsALineForEachChangeAndTheEnd() throws Exception {
        server.on(
                        STUDY,
                        Samples.study("running", 4, 2),
                        Samples.study("running", 4, 2),
                        Samples.study("running", 5, 2),
                        Samples.study("evaluating", 12, 0),
                        Samples.study("finished", 12, 0))
                .on(RESULTS, Samples.results("running", 12));

        String lines = watchedWith(new LineView(out));

        assertThat(lines).isEqualTo("""
                        [1:00 elapsed, about 1:50 left] 4/12 trials done, 2 running; best rmse 470.5 (trial 2, epoch 12); trial 5 epoch 12/50
                        [1:02 elapsed, about 1:20 left] 5/12 trials done, 2 running; best rmse 470.5 (trial 2, epoch 12); trial 5 epoch 12/50
                        [1:03 elapsed] 12/12 trials done; evaluating; best rmse 470.5 (trial 2, epoch 12); trial 5 epoch 12/50
                        us-births finished after 3:00: 12/12 trials done, best rmse 470.5 (trial 2, epoch 12)
                        """);
    }

    @Test
    void survivesAServerThatIsAwayForAWhile() throws Exception {
        server.on(STUDY, Samples.study("running", 4, 2))
                .onProblem(STUDY, 503, AWAY)
                .onProblem(STUDY, 503, AWAY)
                .on(STUDY, Samples.study("finished", 12, 0))
                .on(RESULTS, Samples.results("running", 12));

        String lines = watchedWith(new LineView(out));

        assertThat(lines.lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith(
                        "Gatewise at " + server.base() + " isn't ready: study-service doesn't answer (waiting for it)");
    }

    @Test
    void goesOnWithoutResultsServiceAndBeforeItKnowsTheStudy() throws Exception {
        server.on(
                        STUDY,
                        Samples.study("running", 0, 2),
                        Samples.study("running", 1, 2),
                        Samples.study("finished", 12, 0))
                .onProblem(RESULTS, 404, "{\"title\":\"no such study\"}")
                .onProblem(RESULTS, 503, "{\"title\":\"results-service doesn't answer\"}");

        String lines = watchedWith(new LineView(out));

        assertThat(lines).isEqualTo("""
                        [1:00 elapsed] 0/12 trials done, 2 running
                        [1:01 elapsed, about 11:11 left] 1/12 trials done, 2 running
                        us-births finished after 3:00: 12/12 trials done
                        """);
    }

    @Test
    void doesNotWaitForAServerThatWasNeverThere() {
        server.onProblem(STUDY, 503, AWAY);

        assertThatThrownBy(() -> watchedWith(new LineView(out))).isInstanceOf(ServerAwayException.class);
    }

    @Test
    void endsWithAStudyThatWasDeleted() {
        server.on(STUDY, Samples.study("running", 4, 2))
                .on(RESULTS, Samples.results("running", 12))
                .onProblem(STUDY, 404, "{\"title\":\"no such study\"}");

        assertThatThrownBy(() -> watchedWith(new LineView(out)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no such study");
    }

    @Test
    void redrawsItsBlockInPlaceOnATerminal() throws Exception {
        server.on(STUDY, Samples.study("running", 4, 2), Samples.study("finished", 12, 0))
                .on(RESULTS, Samples.results("running", 12));

        String screen = watchedWith(new LiveView(new Terminal(out, 60, false)));

        assertThat(screen)
                .isEqualTo("[##########-----               ] 4/12 trials done, 2 runnin\033[K\n"
                        + "  1:00 elapsed, about 1:50 left\033[K\n"
                        + "  best rmse 470.5 (trial 2, epoch 12)\033[K\n"
                        + "  trial 5 epoch 12/50  rmse 612.75, best 600.25 at epoch 11\033[K\n"
                        + "\033[J"
                        + "\033[4A\r\033[J"
                        + "us-births finished after 3:00: 12/12 trials done, best rmse 470.5 (trial 2, epoch 12)\n");
    }

    @Test
    void keepsTheBlockWhileTheServerIsAway() throws Exception {
        server.on(STUDY, Samples.study("running", 4, 2))
                .onProblem(STUDY, 503, AWAY)
                .on(STUDY, Samples.study("finished", 12, 0))
                .on(RESULTS, Samples.results("running", 12));

        String screen = watchedWith(new LiveView(new Terminal(out, 200, true)));

        assertThat(screen).contains("[██████████░░░░░               ] 4/12 trials done, 2 running\033[K\n");
        assertThat(screen.split("\033\\[4A\r")[1])
                .startsWith("[██████████░░░░░")
                .contains("  (waiting) Gatewise at " + server.base()
                        + " isn't ready: study-service doesn't answer\033[K\n");
    }
}
