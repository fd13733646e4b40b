package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an overlay's network policies let through, as a cluster judges it. */
final class Network {

    private static final String OWN = "gatewise";

    private final List<Manifest> policies;
    private final List<Pod> pods;

    Network(Overlay overlay) {
        this.policies = overlay.objects("NetworkPolicy");
        this.pods = overlay.pods();
    }

    /**
     * One end of a connection.
     *
     * @param namespace its namespace; empty for an address outside the cluster
     * @param labels    its pod's labels
     */
    record End(String namespace, Map<String, String> labels) {

        static End own(String name) {
            return new End(OWN, Map.of("app.kubernetes.io/name", name));
        }

        static End of(String namespace) {
            return new End(namespace, Map.of("app", "any"));
        }
    }

    /** Whether a connection may be opened: its way out and its way in must both be allowed. */
    boolean allows(End from, End to, int port, String protocol) {
        return way("Egress", from, to, to, port, protocol) && way("Ingress", to, from, to, port, protocol);
    }

    private boolean way(String direction, End subject, End other, End server, int port, String protocol) {
        if (!subject.namespace().equals(OWN)) {
            return true;
        }
        var judging = policies.stream()
                .filter(policy -> Selector.matches(policy.at("/spec/podSelector"), subject.labels()))
                .filter(policy -> values(policy.at("/spec/policyTypes")).contains(direction))
                .toList();
        boolean egress = direction.equals("Egress");
        return judging.isEmpty()
                || judging.stream()
                        .flatMap(policy -> stream(policy.at(egress ? "/spec/egress" : "/spec/ingress")))
                        .anyMatch(rule -> peers(rule.path(egress ? "to" : "from"), other)
                                && ports(rule.path("ports"), server, port, protocol));
    }

    private static boolean peers(JsonNode peers, End end) {
        return peers.isMissingNode()
                || stream(peers).anyMatch(peer -> {
                    if (peer.has("ipBlock")) {
                        // whether a block has pods' addresses too is each network's own
                        return end.namespace().isEmpty();
                    }
                    boolean namespace = peer.has("namespaceSelector")
                            ? Selector.matches(
                                    peer.path("namespaceSelector"),
                                    Map.of("kubernetes.io/metadata.name", end.namespace()))
                            : end.namespace().equals(OWN);
                    return namespace
                            && !end.namespace().isEmpty()
                            && Selector.matches(peer.path("podSelector"), end.labels());
                });
    }

    private boolean ports(JsonNode ports, End server, int port, String protocol) {
        return ports.isMissingNode()
                || stream(ports)
                        .anyMatch(allowed ->
                                allowed.path("protocol").asText("TCP").equals(protocol)
                                        && number(allowed.path("port"), server) == port);
    }

    /** A named port is the one that the server's own containers have. */
    private int number(JsonNode port, End server) {
        if (port.isInt()) {
            return port.asInt();
        }
        return pods.stream()
                .filter(pod ->
                        pod.labels().entrySet().containsAll(server.labels().entrySet()))
                .mapToInt(pod -> pod.port(port))
                .findAny()
                .orElse(0);
    }

    private static List<String> values(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
