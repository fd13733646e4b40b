package io.gatewise.results.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.FoldScore;
import java.util.List;
import java.util.Map;

/**
 * One trial.
 *
 * @param number        its number
 * @param state         {@code open}, {@code completed}, {@code infeasible}, {@code failed} or {@code cancelled}
 * @param origin        {@code default}, {@code proposed}, {@code enqueued} or {@code imported}
 * @param configuration the searched values
 * @param rung          the highest that it was opened for, from 1
 * @param score         its value, in the objective's unit, of several the first one's; null if it never completed
 * @param spread        standard deviation of the folds' scores; null where there is one fold
 * @param metrics       all metrics at the kept weights, of several folds their means; empty if it never completed
 * @param folds         each fold by itself; empty where there is one
 * @param bestEpoch     the epoch whose weights were kept; null if it never completed
 * @param epochs        how many epochs its curve has, so far if it is open
 * @param stoppedBy     why training ended; null if it never completed
 * @param reason        why it is infeasible, failed or was cancelled; null otherwise
 * @param parameters    number of trained weights; null if it never completed
 * @param seconds       wall time of the attempt that counted; null if it never completed
 * @param values        with several objectives each one's by metric, if it completed; empty otherwise
 * @param outlook       what it is expected to come to at the full rung; null where nothing is foretold
 */
public record TrialReport(
        int number,
        String state,
        String origin,
        Configuration configuration,
        int rung,
        Double score,
        Double spread,
        Map<String, Double> metrics,
        List<FoldScore> folds,
        Integer bestEpoch,
        int epochs,
        String stoppedBy,
        String reason,
        Long parameters,
        Double seconds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> values,
        @JsonInclude(JsonInclude.Include.NON_NULL) Outlook outlook) {

    public TrialReport {
        folds = List.copyOf(folds);
    }

    /** A trial of a study with one objective, of which nothing is foretold. */
    public TrialReport(
            int number,
            String state,
            String origin,
            Configuration configuration,
            int rung,
            Double score,
            Double spread,
            Map<String, Double> metrics,
            List<FoldScore> folds,
            Integer bestEpoch,
            int epochs,
            String stoppedBy,
            String reason,
            Long parameters,
            Double seconds) {
        this(
                number,
                state,
                origin,
                configuration,
                rung,
                score,
                spread,
                metrics,
                folds,
                bestEpoch,
                epochs,
                stoppedBy,
                reason,
                parameters,
                seconds,
                Map.of(),
                null);
    }

    /** Its value of one of its study's objectives; null if it never completed. */
    public Double value(String metric) {
        return values.isEmpty() ? score : values.get(metric);
    }

    /** The same with what it is expected to come to. */
    public TrialReport with(Outlook expected) {
        return new TrialReport(
                number,
                state,
                origin,
                configuration,
                rung,
                score,
                spread,
                metrics,
                folds,
                bestEpoch,
                epochs,
                stoppedBy,
                reason,
                parameters,
                seconds,
                values,
                expected);
    }

    /** Why it is infeasible, failed, was cancelled, or isn't promoted; else where it came from. */
    public String note() {
        if (outlook != null && outlook.withheld() != null) {
            return outlook.withheld();
        }
        return reason == null ? origin : reason;
    }
}
