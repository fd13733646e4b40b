package io.gatewise.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.garbled.GarbledMessages;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import io.gatewise.worker.model.ModelFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole worker, with two slots, on a real broker. */
@QuarkusTest
@WithTestResource(Ring.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrialWorkerTest {

    private static final int LAST = Integer.MAX_VALUE;

    /** Injected by {@link Ring} itself. */
    Ring ring;

    @Inject
    TrialWorker worker;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @Test
    void takesARequestThatWasSentBeforeItsFirstConsumerJoined() {
        TrialAttempt end = ring.awaitEnd(Ring.EARLY);

        assertThat(end).isInstanceOf(TrialAttempt.Ended.class);
        RestAssured.get(ready).then().statusCode(200);
    }

    @Test
    void trainsARequestAndReportsItFromStartToEnd() throws IOException {
        AttemptKey key = Ring.key("whole", 3);

        ring.request(key, 4);

        var end = (TrialAttempt.Ended) ring.awaitEnd(key);
        var completed = (Outcome.Completed) end.outcome();
        assertThat(end.provenance().worker()).isEqualTo("worker-under-test");
        assertThat(end.provenance().libraries()).containsKeys("java", "dl4j", "nd4j", "nd4j-backend", "blas");
        assertThat(completed.model().path()).isEqualTo("models/whole/3/1/1/" + end.run() + ".zip");
        assertThat(ModelFile.card(ring.store().local(completed.model())).window())
                .isEqualTo(10);

        List<TrialProgress> progress = ring.progress(key);
        var started = (TrialProgress.Started) progress.get(0);
        assertThat(started.worker()).isEqualTo("worker-under-test");
        assertThat(started.slot()).isBetween(1, 2);
        assertThat(progress).allMatch(message -> message.run().equals(end.run()));
        assertThat(progress.stream()
                        .filter(TrialProgress.EpochEnded.class::isInstance)
                        .map(message -> ((TrialProgress.EpochEnded) message).point()))
                .isEqualTo(completed.curve())
                .hasSize(4);
    }

    @Test
    void tellsPrometheusWhatItDoes() {
        AttemptKey key = Ring.key("measured", 1);
        ring.request(key, 2);
        ring.awaitEnd(key);

        String text = RestAssured.get(metrics).asString();

        assertThat(text)
                .contains("gatewise_worker_slots 2.0")
                .contains("gatewise_worker_busy_slots")
                .contains("gatewise_worker_epoch_duration_seconds_count")
                .contains("gatewise_worker_attempts_total{state=\"completed\"}");
    }

    @Test
    void putsAGarbledRequestAsideAndGoesOn() {
        AttemptKey next = Ring.key("after-garbled", 1);

        ring.sendText(Topics.TRIAL_REQUESTS, "k", "{\"type\":\"train-trial\",\"key\":12}");
        ring.request(next, 1);

        ConsumerRecord<String, String> letter =
                ring.awaitDeadLetter(Topics.TRIAL_REQUESTS, "{\"type\":\"train-trial\",\"key\":12}");
        assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .contains("/key");
        assertThat(ring.awaitEnd(next)).isInstanceOf(TrialAttempt.Ended.class);
    }

    @Test
    void goesOnWhateverComesInsteadOfRequestsAndCommands() {
        AttemptKey next = Ring.key("under-fire", 1);
        var root = Path.of(System.getProperty("gatewise.root"));

        for (String topic : List.of(Topics.TRIAL_REQUESTS, Topics.TRIAL_COMMANDS)) {
            var garbled = GarbledMessages.of(root, topic, 3);
            // a compacted topic takes nothing without a key
            String key = topic.equals(Topics.TRIAL_COMMANDS) ? "k" : null;
            garbled.unreadable().forEach(text -> ring.sendText(topic, key, text));
            // of a study that isn't there, with data that aren't there: one that still is a message fails or means
            // nothing
            garbled.damaged(60, sample -> sample.replaceAll("(\"study\"\\s*:\\s*)\"[^\"]*\"", "$1\"nowhere\""))
                    .forEach(text -> ring.sendText(topic, "k", text));
            assertThat(garbled.unreadable()).allSatisfy(text -> ring.awaitDeadLetter(topic, text));
        }
        ring.request(next, 1);

        assertThat(ring.awaitEnd(next)).isInstanceOf(TrialAttempt.Ended.class);
        assertThat(outcome(ring.awaitEnd(next))).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void putsAGarbledCommandAsideAndObeysTheNext() {
        AttemptKey key = Ring.key("after-garbled-command", 1);
        ring.requestEndless(key);
        ring.awaitEpoch(key);

        ring.sendTextOf(Instant.now().minus(Duration.ofHours(2)), Topics.TRIAL_COMMANDS, "k", "long ago!");
        ring.sendText(Topics.TRIAL_COMMANDS, "k", "stop!");
        ring.send(Topics.TRIAL_COMMANDS, key.study().value(), new TrialCommand.StopStudy(key.study(), "enough"));

        ring.awaitDeadLetter(Topics.TRIAL_COMMANDS, "stop!");
        assertThat(ring.deadLetters(Topics.TRIAL_COMMANDS)).doesNotContain("long ago!");
        assertThat(outcome(ring.awaitEnd(key))).isEqualTo(new Outcome.Cancelled("enough"));
    }

    @Test
    void aBusySlotHoldsNoRequestBackAndStopsWhenToldTo() {
        AttemptKey endless = Ring.key("busy", 1);
        ring.requestEndless(endless);
        ring.awaitEpoch(endless);
        List<AttemptKey> others = IntStream.rangeClosed(2, 7)
                .mapToObj(trial -> Ring.key("busy", trial))
                .toList();

        others.forEach(key -> ring.request(key, 1));

        assertThat(others).allSatisfy(key -> assertThat(ring.awaitEnd(key)).isInstanceOf(TrialAttempt.Ended.class));
        assertThat(ring.ends(endless)).isEmpty();
        assertThat(ring.progress(endless)).anyMatch(TrialProgress.Heartbeat.class::isInstance);
        ring.send(
                Topics.TRIAL_COMMANDS, "busy/1", new TrialCommand.StopTrial(endless.study(), 1, 1, 1, "issued again"));
        assertThat(outcome(ring.awaitEnd(endless))).isEqualTo(new Outcome.Cancelled("issued again"));
    }

    @Test
    void doesNotStartWhatACommandHasStopped() {
        var study = new StudyId("cancelled-before");
        AttemptKey witness = Ring.key("witness", 1);
        ring.requestEndless(witness);
        ring.awaitEpoch(witness);
        ring.send(Topics.TRIAL_COMMANDS, study.value(), new TrialCommand.StopStudy(study, "cancelled"));
        // commands are read in order: when this one is obeyed the one before is known
        ring.send(Topics.TRIAL_COMMANDS, "witness", new TrialCommand.StopStudy(witness.study(), "seen"));
        ring.awaitEnd(witness);
        AttemptKey key = Ring.key("cancelled-before", 1);

        ring.request(key, 3);

        assertThat(outcome(ring.awaitEnd(key))).isEqualTo(new Outcome.Cancelled("cancelled"));
        assertThat(ring.progress(key)).isEmpty();
    }

    @Test
    void goesOnFromTheCheckpointOfAnEarlierAttemptAndTellsTheWholeCurve() throws IOException {
        AttemptKey first = Ring.key("interrupted", 1);
        var second = new AttemptKey(first.study(), 1, 1, 2);
        ring.requestEndless(first);
        ring.awaitEpoch(first);
        ring.send(Topics.TRIAL_COMMANDS, "interrupted/1", new TrialCommand.StopTrial(first.study(), 1, 1, 1, "silent"));
        ring.awaitEnd(first);
        List<ArtifactStore.Entry> left = ring.store().list("checkpoints/interrupted/1/1/1");

        ring.requestEndless(second);

        ring.awaitEpoch(second);
        ring.send(Topics.TRIAL_COMMANDS, "interrupted", new TrialCommand.StopStudy(first.study(), "enough"));
        var end = (TrialAttempt.Ended) ring.awaitEnd(second);
        assertThat(left).hasSizeBetween(1, 2);
        assertThat(end.provenance().start()).startsWith("went on from fold 1, epoch ");
        assertThat(left).anyMatch(entry -> end.provenance().start().endsWith("(" + entry.path() + ")"));
        List<Integer> epochs = ring.progress(second).stream()
                .filter(TrialProgress.EpochEnded.class::isInstance)
                .map(message -> ((TrialProgress.EpochEnded) message).point().epoch())
                .toList();
        assertThat(epochs)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, epochs.size()).boxed().toList());
        Awaitility.await() // the study is over
                .untilAsserted(() ->
                        assertThat(ring.store().list("checkpoints/interrupted")).isEmpty());
    }

    @Test
    void leavesNoCheckpointBehindWhenATrialHasEnded() throws IOException {
        AttemptKey key = Ring.key("tidy", 1);

        ring.request(key, 3);

        var end = (TrialAttempt.Ended) ring.awaitEnd(key);
        assertThat(((Outcome.Completed) end.outcome()).checkpoint()).isNull();
        assertThat(RestAssured.get(metrics).asString())
                .contains("gatewise_worker_checkpoint_duration_seconds_bucket")
                .contains("gatewise_worker_checkpoint_failures_total");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(ring.store().list("checkpoints/tidy")).isEmpty());
    }

    @Test
    @Order(LAST)
    void givesBackWhatItTrainsWhenItStops() throws InterruptedException {
        AttemptKey key = Ring.key("given-back", 1);
        ring.requestEndless(key);
        ring.awaitEpoch(key);

        worker.stop(new ShutdownEvent());

        var end = (TrialAttempt.GivenBack) ring.awaitEnd(key);
        assertThat(end.checkpoint().path()).startsWith("checkpoints/given-back/1/1/1/" + end.run() + "/1/");
        assertThat(end.reason()).isEqualTo("the worker stops");
        RestAssured.get(ready).then().statusCode(503);
    }

    private static Outcome outcome(TrialAttempt end) {
        return ((TrialAttempt.Ended) end).outcome();
    }
}
