package io.gatewise.topics;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Sets up the topics of the broker that the environment names, and ends. */
public final class Main {

    private Main() {}

    /** Takes no arguments: where the broker is and how to speak to it comes from variables {@code KAFKA_…}. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> client = ClientSettings.of(System.getenv());
        TopicSetup.apply(client);
        System.out.println("topics ready broker=" + client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }
}
