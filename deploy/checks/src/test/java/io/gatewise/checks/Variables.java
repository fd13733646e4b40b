package io.gatewise.checks;

import io.gatewise.edge.artifact.ArtifactSettings;
import io.gatewise.edge.security.SecuritySettings;
import io.gatewise.edge.trace.TracingSettings;
import io.gatewise.results.ResultsServiceSettings;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.worker.TrialWorkerSettings;
import io.smallrye.config.ConfigMapping;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The environment variables that mean something to a service. */
final class Variables {

    private static final Map<String, Class<?>> SETTINGS = Map.of(
            "study-service", StudyServiceSettings.class,
            "results-service", ResultsServiceSettings.class,
            "trial-worker", TrialWorkerSettings.class);

    /** Read by Java, by the AWS SDK and by Quarkus. */
    private static final Set<String> OTHERS = Set.of(
            "JDK_JAVA_OPTIONS",
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");

    private Variables() {}

    /** Those of one service. */
    static Set<String> of(String service) {
        var names = new TreeSet<>(OTHERS);
        names.addAll(ofKafka());
        names.addAll(ofMapping(ArtifactSettings.class));
        names.addAll(ofMapping(SecuritySettings.class));
        names.addAll(ofMapping(TracingSettings.class));
        names.addAll(ofMapping(SETTINGS.get(service)));
        return names;
    }

    /** Those that a Kafka client is set up with. */
    static Set<String> ofKafka() {
        var names = new TreeSet<String>();
        AdminClientConfig.configNames().forEach(name -> names.add("KAFKA_" + variable(name)));
        return names;
    }

    private static Set<String> ofMapping(Class<?> mapping) {
        var names = new TreeSet<String>();
        add(names, mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
        return names;
    }

    private static void add(Set<String> names, String prefix, Class<?> group) {
        for (Method method : group.getMethods()) {
            if (method.isDefault()) {
                continue;
            }
            String name = prefix + "." + kebab(method.getName());
            Class<?> type = method.getReturnType();
            if (type.isInterface() && type.getName().startsWith("io.gatewise")) {
                add(names, name, type);
            } else {
                names.add(variable(name));
            }
        }
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
