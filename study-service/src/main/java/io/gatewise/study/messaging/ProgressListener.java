package io.gatewise.study.messaging;

import io.gatewise.edge.message.GroupCommit;
import io.gatewise.edge.message.GroupCommits;
import io.gatewise.edge.trace.Subject;
import io.gatewise.edge.trace.Work;
import io.gatewise.model.message.Topics;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.message.TrialProgress.Started;
import io.gatewise.study.dispatch.Leases.Lease;
import io.gatewise.study.ledger.Verdict;
import io.gatewise.study.store.MessageDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes signs of life; only a worker's start changes the ledger. */
@ApplicationScoped
class ProgressListener {

    private static final int LARGEST_GROUP = 500;
    private static final Verdict SIGN_OF_LIFE = new Verdict.Ignored("a sign of life");

    private final Intake intake;
    private final MessageDesk desk;
    private final LeaseBook leases;
    private final ProgressPosition position;
    private final GroupCommit groups;

    ProgressListener(
            Intake intake, MessageDesk desk, LeaseBook leases, ProgressPosition position, GroupCommits commits) {
        this.intake = intake;
        this.desk = desk;
        this.leases = leases;
        this.position = position;
        this.groups = commits.start(Topics.TRIAL_PROGRESS, LARGEST_GROUP, this::take);
    }

    @Incoming(Topics.TRIAL_PROGRESS)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<ConsumerRecords<String, String>> polled) {
        return groups.add(polled);
    }

    private void take(List<ConsumerRecord<String, String>> batch) {
        intake.process(batch, TrialProgress.class, progress -> Subject.of(progress.key()), this::notice);
        batch.forEach(message ->
                position.read(new TopicPartition(message.topic(), message.partition()), message.offset() + 1));
    }

    private List<Verdict> notice(List<TrialProgress> signs, IntFunction<Work> work) {
        int[] starts = IntStream.range(0, signs.size())
                .filter(place -> signs.get(place) instanceof Started)
                .toArray();
        var verdicts = new ArrayList<Verdict>(Collections.nCopies(signs.size(), SIGN_OF_LIFE));
        if (starts.length > 0) {
            List<Verdict> begun = desk.started(
                    Arrays.stream(starts)
                            .mapToObj(place -> (Started) signs.get(place))
                            .toList(),
                    start -> work.apply(starts[start]));
            for (int start = 0; start < starts.length; start++) {
                verdicts.set(starts[start], begun.get(start));
            }
        }
        signs.forEach(sign -> leases.heard(new Lease(sign.key(), sign.run())));
        return verdicts;
    }
}
