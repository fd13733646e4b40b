package io.gatewise.study.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProgress.Started;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.ring.RingResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RingResource.class)
class IntakeTest {

    @Inject
    Intake intake;

    @Inject
    MeterRegistry metrics;

    @Test
    void messagesThatCameTogetherTakeEffectTogether() {
        var effect = new Recorded("none");

        process(effect, start("a"), start("b"));

        assertThat(effect.batches).containsExactly(List.of("a", "b"));
    }

    @Test
    void whereOneMakesThatImpossibleEachIsTakenAloneAndOnlyThatOnePutAside() {
        var effect = new Recorded("b");
        double before = putAside();

        process(effect, start("a"), start("b"), start("c"));

        assertThat(effect.batches).containsExactly(List.of("a", "b", "c"), List.of("a"), List.of("b"), List.of("c"));
        assertThat(effect.done).containsExactly("a", "c");
        assertThat(putAside() - before).isEqualTo(1);
    }

    @Test
    void whatCanNotBeReadOrIsImpossibleIsPutAsideAndTheRestTaken() {
        var effect = new Recorded("none");
        double before = putAside();

        process(effect, "{", start("impossible"), start("a"));

        assertThat(effect.done).containsExactly("impossible", "a");
        assertThat(putAside() - before).isEqualTo(2);
    }

    @Test
    void allAreTriedAgainTogetherWhileTheDatabaseIsAway() {
        var effect = new Recorded("none");
        effect.away = 2;
        double before = putAside();

        process(effect, start("a"), start("b"));

        assertThat(effect.batches).containsExactly(List.of("a", "b"), List.of("a", "b"), List.of("a", "b"));
        assertThat(effect.done).containsExactly("a", "b");
        assertThat(putAside()).isEqualTo(before);
    }

    private double putAside() {
        return metrics.get("gatewise.dead.letters")
                .tag("topic", Topics.TRIAL_PROGRESS)
                .counter()
                .count();
    }

    private static String start(String run) {
        return new MessageCodec()
                .write(new Started(new AttemptKey(new StudyId("some-study"), 1, 1, 1), run, "worker", 0));
    }

    private void process(Recorded effect, String... payloads) {
        var partition = new TopicPartition(Topics.TRIAL_PROGRESS, 0);
        List<ConsumerRecord<String, String>> records = Arrays.stream(payloads)
                .map(payload -> new ConsumerRecord<>(partition.topic(), partition.partition(), 0L, "key", payload))
                .toList();
        intake.process(records, TrialProgress.class, progress -> Subject.of(progress.key()), effect);
    }

    /** Fails as long as the database is away, and whenever {@code bad} is among what it gets. */
    private static final class Recorded implements Intake.Effect<TrialProgress> {

        private final String bad;
        private final List<List<String>> batches = new ArrayList<>();
        private final List<String> done = new ArrayList<>();
        private int away;

        Recorded(String bad) {
            this.bad = bad;
        }

        @Override
        public List<Verdict> of(List<TrialProgress> messages, IntFunction<Work> work) {
            List<String> runs = messages.stream().map(TrialProgress::run).toList();
            batches.add(runs);
            if (away-- > 0) {
                throw new IllegalStateException(new SQLException("connection refused", "08001"));
            }
            if (runs.contains(bad)) {
                throw new IllegalStateException("never");
            }
            done.addAll(runs);
            return runs.stream()
                    .<Verdict>map(run -> run.equals("impossible")
                            ? new Verdict.Impossible("it is")
                            : new Verdict.Ignored("a sign of life"))
                    .toList();
        }
    }
}
