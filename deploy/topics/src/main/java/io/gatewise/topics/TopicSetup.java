package io.gatewise.topics;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.gatewise.model.message.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Gives a broker the topics of {@link Topics#all()}, with their partitions and settings. */
public final class TopicSetup {

    private static final int PATIENCE_SECONDS = 60;
    private static final long PAUSE_MILLIS = 50;

    private TopicSetup() {}

    /**
     * Makes missing topics, adds missing partitions and sets the settings of present ones; running it
     * again changes nothing, also while another does the same. How often a topic is kept is the broker's default. The
     * share group of the workers gets its settings too.
     *
     * @param client settings of an admin client: where the broker listens, and how to speak to it
     * @throws IOException if the broker refuses or does not answer within a minute
     */
    public static void apply(Map<String, Object> client) throws IOException {
        try (var admin = Admin.create(client)) {
            var wanted = Topics.all().stream().collect(toMap(Topics.Definition::name, Function.identity()));
            var present = await(admin.listTopics().names());
            create(
                    admin,
                    wanted.values().stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList());
            adapt(
                    admin,
                    wanted.values().stream()
                            .filter(topic -> present.contains(topic.name()))
                            .toList());
            configureWorkersGroup(admin);
        }
    }

    /**
     * Removes the topics with all that lies on them, and how far their groups have read. No service may be running.
     *
     * @param client as for {@link #apply}
     * @throws IOException if the broker refuses or does not answer within a minute
     */
    public static void remove(Map<String, Object> client) throws IOException {
        try (var admin = Admin.create(client)) {
            await(admin.deleteTopics(ours(admin)).all());
            // the broker goes on naming them for a moment: whoever made them anew meanwhile would find some that aren't
            // there
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!ours(admin).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "the broker still has topics " + PATIENCE_SECONDS + " s after they were removed");
                }
                pause();
            }
        }
    }

    /** The names of our topics that are there. */
    private static Set<String> ours(Admin admin) throws IOException {
        var ours = Topics.all().stream().map(Topics.Definition::name).collect(toSet());
        ours.retainAll(await(admin.listTopics().names()));
        return ours;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while topics are removed", e);
        }
    }

    private static void create(Admin admin, Collection<Topics.Definition> topics) throws IOException {
        var created =
                admin.createTopics(topics.stream().map(TopicSetup::asNewTopic).toList());
        for (var topic : created.values().values()) {
            try {
                await(topic);
            } catch (IOException e) {
                // another setup was quicker
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static NewTopic asNewTopic(Topics.Definition topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
    }

    private static void adapt(Admin admin, List<Topics.Definition> topics) throws IOException {
        var present = await(admin.describeTopics(
                        topics.stream().map(Topics.Definition::name).toList())
                .allTopicNames());
        var grown = topics.stream()
                .filter(topic -> present.get(topic.name()).partitions().size() < topic.partitions())
                .collect(toMap(Topics.Definition::name, topic -> NewPartitions.increaseTo(topic.partitions())));
        await(admin.createPartitions(grown).all());
        var settings = topics.stream()
                .filter(topic -> !topic.settings().isEmpty())
                .collect(toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                        topic -> set(topic.settings())));
        await(admin.incrementalAlterConfigs(settings).all());
    }

    private static void configureWorkersGroup(Admin admin) throws IOException {
        await(admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, Topics.TRIAL_WORKERS_GROUP),
                        set(Topics.TRIAL_WORKERS_GROUP_SETTINGS)))
                .all());
    }

    private static Collection<AlterConfigOp> set(Map<String, String> settings) {
        var operations = new ArrayList<AlterConfigOp>();
        settings.forEach((name, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        return operations;
    }

    private static <T> T await(KafkaFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the broker refused a topic: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the broker did not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while setting up topics", e);
        }
    }
}
