package io.gatewise.topics;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Settings of a Kafka client out of environment variables, as the services read them. */
final class ClientSettings {

    private static final String PREFIX = "KAFKA_";
    private static final Set<String> KNOWN = AdminClientConfig.configNames();

    private ClientSettings() {}

    /**
     * {@code KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}, and so on. Variables that name no setting of an
     * admin client are left out: the services' consumers and producers have others.
     *
     * @throws IllegalArgumentException if no broker is named
     */
    static Map<String, Object> of(Map<String, String> environment) {
        var settings = new HashMap<String, Object>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !value.isBlank()) {
                var name = variable.substring(PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                if (KNOWN.contains(name)) {
                    settings.put(name, value);
                }
            }
        });
        if (!settings.containsKey(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("KAFKA_BOOTSTRAP_SERVERS: need the broker's address, got none");
        }
        return settings;
    }
}
