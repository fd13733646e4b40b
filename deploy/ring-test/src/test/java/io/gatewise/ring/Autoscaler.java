package io.gatewise.ring;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * KEDA and the horizontal autoscaler that it makes, as far as a ScaledObject with one trigger of type AverageValue sets them
 * up, on a clock that the test moves.
 *
 * @see <a href="https://keda.sh/docs/2.20/reference/scaledobject-spec/">KEDA: 0 to 1 and back by the operator, the rest by the
 *     autoscaler</a>
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/">Kubernetes: the formula</a>
 */
final class Autoscaler {

    /** How often Kubernetes looks. */
    static final Duration SYNC = Duration.ofSeconds(15);

    private final JsonNode spec;
    private Duration lastActive = Duration.ZERO;
    private int replicas;

    /** @param spec of the ScaledObject */
    Autoscaler(JsonNode spec) {
        this.spec = spec;
    }

    int replicas() {
        return replicas;
    }

    Duration pollingInterval() {
        return seconds("/pollingInterval");
    }

    Duration cooldown() {
        return seconds("/cooldownPeriod");
    }

    private Duration seconds(String pointer) {
        return Duration.ofSeconds(spec.at(pointer).asInt());
    }

    private double metadata(String name) {
        return Double.parseDouble(spec.at("/triggers/0/metadata/" + name).asText());
    }

    /** The operator looks: it wakes the deployment up, and puts it to sleep once the cooldown is over. */
    void poll(double value, Duration now) {
        if (value > metadata("activationThreshold")) {
            lastActive = now;
            replicas = Math.max(1, replicas);
        } else if (now.minus(lastActive).compareTo(cooldown()) > 0) {
            replicas = spec.at("/minReplicaCount").asInt();
        }
    }

    /** The autoscaler looks; of a deployment that sleeps it keeps off. Scaling down waits for its window, longer than here. */
    void sync(double value) {
        if (replicas > 0) {
            int wanted = (int) Math.ceil(value / metadata("threshold"));
            int mostAdded = spec.at("/advanced/horizontalPodAutoscalerConfig/behavior/scaleUp/policies/0/value")
                    .asInt();
            int most = Math.min(spec.at("/maxReplicaCount").asInt(), replicas + mostAdded);
            replicas = Math.max(replicas, Math.min(wanted, most));
        }
    }
}
