package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.checks.Network.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {

    private static final End STUDY = gatewise("study-service");
    private static final End RESULTS = gatewise("results-service");
    private static final End WORKER = gatewise("trial-worker");
    private static final End KAFKA =
            new End("gatewise", Map.of("strimzi.io/cluster", "gatewise", "strimzi.io/name", "gatewise-kafka"));
    private static final End USER_OPERATOR = new End(
            "gatewise", Map.of("strimzi.io/cluster", "gatewise", "strimzi.io/name", "gatewise-entity-operator"));
    private static final End DATABASE = new End("gatewise", Map.of("cnpg.io/cluster", "gatewise-db"));
    private static final End USERS = End.of("ingress-nginx");
    private static final End PROMETHEUS = End.of("monitoring");
    private static final End OUTSIDE = new End("", Map.of());
    private static final End NAMES = new End("kube-system", Map.of("k8s-app", "kube-dns"));

    /** A connection that is needed. */
    private record Flow(End from, End to, int port) {}

    @ParameterizedTest
    @EnumSource
    void everyNeededConnectionIsAllowed(Overlay overlay) {
        var network = new Network(overlay);

        assertThat(flows(overlay))
                .allSatisfy(flow -> assertThat(network.allows(flow.from(), flow.to(), flow.port(), "TCP"))
                        .as(flow.toString())
                        .isTrue());
        assertThat(List.of(STUDY, RESULTS, WORKER))
                .allSatisfy(service ->
                        assertThat(network.allows(service, NAMES, 53, "UDP")).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyPortOfAPodIsReachedBySomebody(Overlay overlay) {
        var flows = flows(overlay);

        assertThat(overlay.pods())
                .allSatisfy(pod -> assertThat(pod.ports().values())
                        .allSatisfy(port -> assertThat(flows)
                                .as(pod.name() + ":" + port)
                                .anyMatch(flow -> flow.port() == port
                                        && pod.labels()
                                                .entrySet()
                                                .containsAll(flow.to().labels().entrySet()))));
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherConnectionIsRefused(Overlay overlay) {
        var network = new Network(overlay);
        var ends = new ArrayList<>(List.of(STUDY, RESULTS, WORKER, USERS, PROMETHEUS, OUTSIDE, End.of("default")));
        ends.addAll(overlay == Overlay.DEV ? List.of(End.own("kafka"), End.own("postgres")) : List.of(KAFKA, DATABASE));
        var ports = List.of(22, 443, 5432, 8000, 8081, 8082, 9081, 9082, 9083, 9090, 9091, 9092, 9093, 9187);
        var flows = flows(overlay);
        var refused = new ArrayList<Flow>();
        for (End from : ends) {
            for (End to : ends) {
                for (int port : ports) {
                    refused.add(new Flow(from, to, port));
                }
            }
        }
        refused.removeAll(flows);
        // neither end is ours, or Kafka's own business
        refused.removeIf(flow -> !flow.from().namespace().equals("gatewise")
                        && !flow.to().namespace().equals("gatewise")
                || flow.from().equals(KAFKA) && flow.to().equals(KAFKA));

        assertThat(refused)
                .allSatisfy(flow -> assertThat(network.allows(flow.from(), flow.to(), flow.port(), "TCP"))
                        .as(flow.toString())
                        .isFalse());
    }

    private static List<Flow> flows(Overlay overlay) {
        var flows = new ArrayList<>(List.of(
                new Flow(USERS, STUDY, 8081),
                new Flow(USERS, RESULTS, 8082),
                new Flow(PROMETHEUS, STUDY, 9081),
                new Flow(PROMETHEUS, RESULTS, 9082),
                new Flow(PROMETHEUS, WORKER, 9083)));
        flows.addAll(overlay == Overlay.DEV ? development() : production());
        return flows;
    }

    private static List<Flow> development() {
        End kafka = End.own("kafka");
        End postgres = End.own("postgres");
        return List.of(
                new Flow(STUDY, kafka, 9092),
                new Flow(RESULTS, kafka, 9092),
                new Flow(WORKER, kafka, 9092),
                new Flow(kafka, kafka, 9092),
                new Flow(STUDY, postgres, 5432),
                new Flow(RESULTS, postgres, 5432));
    }

    private static List<Flow> production() {
        return List.of(
                new Flow(STUDY, KAFKA, 9093),
                new Flow(RESULTS, KAFKA, 9093),
                new Flow(WORKER, KAFKA, 9093),
                new Flow(KAFKA, KAFKA, 9090),
                new Flow(KAFKA, KAFKA, 9091),
                new Flow(USER_OPERATOR, KAFKA, 9091),
                new Flow(USER_OPERATOR, OUTSIDE, 443),
                new Flow(KAFKA, OUTSIDE, 443),
                new Flow(STUDY, DATABASE, 5432),
                new Flow(RESULTS, DATABASE, 5432),
                new Flow(DATABASE, DATABASE, 5432),
                new Flow(DATABASE, DATABASE, 8000),
                new Flow(End.of("cnpg-system"), DATABASE, 8000),
                new Flow(PROMETHEUS, DATABASE, 9187),
                new Flow(DATABASE, OUTSIDE, 443),
                new Flow(STUDY, OUTSIDE, 443),
                new Flow(RESULTS, OUTSIDE, 443),
                new Flow(WORKER, OUTSIDE, 443));
    }

    private static End gatewise(String name) {
        return new End("gatewise", Map.of("app.kubernetes.io/name", name, "app.kubernetes.io/part-of", "gatewise"));
    }
}
