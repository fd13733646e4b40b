package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a trial ended at a rung. Each case leads to a different action of the search. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Outcome.Infeasible.class, name = "infeasible"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Cancelled.class, name = "cancelled")
})
public sealed interface Outcome {

    /** The state's name in APIs and metrics: {@code completed}, {@code infeasible}, … */
    String state();

    /** The reason for people; empty where there is nothing to explain. */
    String reason();

    /** The curve measured until the end; empty if nothing was. */
    List<CurvePoint> curve();

    /**
     * Trained as far as the rung asked, or stopped early.
     *
     * @param score           the objective's value in its own unit and direction, of several the first one's; finite
     * @param metrics         all metrics on the validation part, at the kept weights; finite
     * @param curve           every epoch
     * @param bestEpoch       the epoch whose weights were kept
     * @param exhausted       whether no higher rung would change the score
     * @param stoppedBy       why training ended: {@code patience}, {@code epochs} or {@code time}; of several folds the
     *                        last one's; {@code told} by an external trainer
     * @param parameters      number of trained weights
     * @param seconds         wall time of the training, over all attempts that went on from one another
     * @param model           the kept network, as DL4J's own zip; null where several folds trained one each
     * @param folds           each fold by itself; empty where there is one
     * @param spread          standard deviation of the folds' scores (n - 1); null where there is one fold
     * @param checkpoint      to go on from at a higher rung; null for none
     * @param values          of a study with several objectives each one's value by its metric, in its own unit and direction;
     *                        finite; empty where there is one objective
     */
    record Completed(
            @JsonProperty(required = true) double score,
            @JsonProperty(required = true) Map<String, Double> metrics,
            @JsonProperty(required = true) List<CurvePoint> curve,
            @JsonProperty(required = true) int bestEpoch,
            @JsonProperty(required = true) boolean exhausted,
            @JsonProperty(required = true) String stoppedBy,
            long parameters,
            double seconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) ArtifactReference model,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FoldScore> folds,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double spread,
            @JsonInclude(JsonInclude.Include.NON_NULL) ArtifactReference checkpoint,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> values)
            implements Outcome {

        public Completed {
            folds = folds == null ? List.of() : List.copyOf(folds);
            if (spread != null && !(spread >= 0 && spread <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("spread: need a finite number of at least 0, got " + spread);
            }
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score: need a finite number, got " + score);
            }
            Metrics.requireFinite(metrics);
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
            curve = List.copyOf(curve);
            values = values == null ? Map.of() : values;
            Metrics.requireFinite(values);
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        /** With one objective. */
        public Completed(
                double score,
                Map<String, Double> metrics,
                List<CurvePoint> curve,
                int bestEpoch,
                boolean exhausted,
                String stoppedBy,
                long parameters,
                double seconds,
                ArtifactReference model,
                List<FoldScore> folds,
                Double spread,
                ArtifactReference checkpoint) {
            this(
                    score,
                    metrics,
                    curve,
                    bestEpoch,
                    exhausted,
                    stoppedBy,
                    parameters,
                    seconds,
                    model,
                    folds,
                    spread,
                    checkpoint,
                    Map.of());
        }

        /** One fold, and no checkpoint. */
        public Completed(
                double score,
                Map<String, Double> metrics,
                List<CurvePoint> curve,
                int bestEpoch,
                boolean exhausted,
                String stoppedBy,
                long parameters,
                double seconds,
                ArtifactReference model) {
            this(
                    score,
                    metrics,
                    curve,
                    bestEpoch,
                    exhausted,
                    stoppedBy,
                    parameters,
                    seconds,
                    model,
                    List.of(),
                    null,
                    null);
        }

        /** The same of a rung above which there are others: they may change the score. */
        public Completed mayGoOn() {
            return with(curve, false, values);
        }

        /** The same of a study with several objectives. */
        public Completed withValues(Map<String, Double> others) {
            return with(curve, exhausted, others);
        }

        /** The same without the curve. */
        public Completed withoutCurve() {
            return with(List.of(), exhausted, values);
        }

        private Completed with(List<CurvePoint> curve, boolean exhausted, Map<String, Double> values) {
            return new Completed(
                    score,
                    metrics,
                    curve,
                    bestEpoch,
                    exhausted,
                    stoppedBy,
                    parameters,
                    seconds,
                    model,
                    folds,
                    spread,
                    checkpoint,
                    values);
        }

        @Override
        public String state() {
            return "completed";
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * The configuration can't be trained: the search learns to avoid it.
     *
     * @param cause  {@code diverged}, {@code too-large}, {@code limit}, {@code misfit} (weights to start from don't fit),
     *               {@code workers-lost}, or {@code told} (an external trainer says so)
     * @param reason for people
     * @param curve  the epochs before
     */
    record Infeasible(
            @JsonProperty(required = true) String cause,
            @JsonProperty(required = true) String reason,
            @JsonProperty(required = true) List<CurvePoint> curve)
            implements Outcome {

        public Infeasible {
            curve = List.copyOf(curve);
        }

        @Override
        public String state() {
            return "infeasible";
        }
    }

    /** The machines failed, not the configuration: it teaches the search nothing. */
    record Failed(@JsonProperty(required = true) String reason) implements Outcome {

        @Override
        public String state() {
            return "failed";
        }

        @Override
        public List<CurvePoint> curve() {
            return List.of();
        }
    }

    /** A person ended it. */
    record Cancelled(@JsonProperty(required = true) String reason) implements Outcome {

        @Override
        public String state() {
            return "cancelled";
        }

        @Override
        public List<CurvePoint> curve() {
            return List.of();
        }
    }
}
