package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialRequest.TrainTrial;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that must stop loses no more than the epoch that it was in, however seldom it writes checkpoints. */
class LeavingTest {

    private static final int EPOCHS = 6;

    /** Of the relay's clock, an epoch takes some 15 ms. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private static final Duration SHORTER_THAN_AN_EPOCH = Duration.ofMillis(2);

    @TempDir
    Path folder;

    private final TrainTrial request = Sines.train(new Configuration(Map.of("dropout", 0.2)), EPOCHS, null);
    private Relay relay;

    @BeforeEach
    void writeSeldom() {
        relay = new Relay(new String(Sines.csv(), StandardCharsets.UTF_8), folder);
        relay.every = Duration.ofDays(1);
    }

    @Test
    void endsItsEpochAndWritesItDownWhenToldInTheMiddle() throws IOException {
        relay.patience = LONG_ENOUGH;

        var back = (RunEnd.GivenBack) relay.stoppedWithin(request, 3, stop -> {});

        assertThat(relay.heard.points).extracting(CurvePoint::epoch).containsExactly(1, 2, 3, 4);
        assertThat(relay.heard.kept).containsExactly(back.checkpoint());
        assertThat(back.checkpoint().path()).endsWith("/1/4");
        Outcome.Completed completed = relay.whole(Relay.reissued(request));
        assertThat(relay.heard.wentOn).isEqualTo("fold 1, epoch 4");
        assertThat(metrics(completed)).isEqualTo(metrics(relay.whole(Relay.ofTrial(request, 2))));
    }

    @Test
    void leavesInTheMiddleOfALongEpochAndHasWrittenDownTheOneBefore() throws IOException {
        relay.patience = SHORTER_THAN_AN_EPOCH;

        var back = (RunEnd.GivenBack) relay.stoppedWithin(request, 3, stop -> {});

        assertThat(relay.heard.points).extracting(CurvePoint::epoch).containsExactly(1, 2, 3);
        assertThat(back.checkpoint().path()).endsWith("/1/3");
        relay.whole(Relay.reissued(request));
        assertThat(relay.heard.wentOn).isEqualTo("fold 1, epoch 3");
    }

    @Test
    void writesNothingDownOnItsWayWhereItsEpochsAreShort() throws IOException {
        relay.patience = LONG_ENOUGH;

        relay.whole(request);

        assertThat(relay.heard.kept).isEmpty();
    }

    @Test
    void endsAtOnceWhenItIsCancelledWhileItLeaves() throws IOException {
        relay.patience = LONG_ENOUGH;

        RunEnd end = relay.stoppedWithin(request, 3, stop -> stop.cancel("cancelled by its user"));

        assertThat(end).isEqualTo(new RunEnd.Ended(new Outcome.Cancelled("cancelled by its user")));
        assertThat(relay.heard.points).extracting(CurvePoint::epoch).containsExactly(1, 2, 3);
        assertThat(relay.heard.kept).isEmpty();
    }

    @Test
    void givesBackTheFoldsThatItFinished() throws IOException {
        TrainTrial folds = GoingOnTest.folds(2);
        relay = new Relay(TinyTasks.rising(40), folder);
        relay.every = Duration.ofDays(1);
        relay.patience = LONG_ENOUGH;

        // at the end of the first fold's last epoch
        var back = (RunEnd.GivenBack) relay.stopped(folds, 2);

        assertThat(relay.heard.kept).containsExactly(back.checkpoint());
        assertThat(back.checkpoint().path()).endsWith("/1/2");
        relay.whole(Relay.reissued(folds));
        assertThat(relay.heard.points.subList(0, 3))
                .extracting(CurvePoint::fold)
                .containsExactly(1, 1, 2);
    }

    private static List<Map<String, Double>> metrics(Outcome.Completed completed) {
        return completed.curve().stream().map(CurvePoint::metrics).toList();
    }
}
