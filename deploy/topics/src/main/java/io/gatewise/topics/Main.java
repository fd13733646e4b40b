package io.gatewise.topics;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Sets up the topics of the broker that the environment names, and ends. */
public final class Main {

    private Main() {}

    /**
     * Where the broker is and how to speak to it comes from variables {@code KAFKA_…}.
     *
     * @param arguments none, or {@code --empty}: all that lies on the topics goes, as it must when the ledger is restored from a
     *     backup
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> client = ClientSettings.of(System.getenv());
        if (List.of(arguments).equals(List.of("--empty"))) {
            TopicSetup.remove(client);
        } else if (arguments.length > 0) {
            throw new IllegalArgumentException("need no argument or --empty, got " + List.of(arguments));
        }
        TopicSetup.apply(client);
        System.out.println("topics ready broker=" + client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }
}
