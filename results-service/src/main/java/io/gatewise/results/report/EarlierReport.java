package io.gatewise.results.report;

import io.gatewise.model.study.EarlierStudy;
import io.gatewise.results.history.Basis;
import java.util.List;
import java.util.Map;

/**
 * An earlier study that the search began with.
 *
 * @param study  its id
 * @param name   what people called it
 * @param trials how many of its trials the search knows
 * @param weight how much of the newest proposals follows it, 0 to 1; null before its weight was measured, or where its trials
 *               lie outside of this study's space
 */
public record EarlierReport(String study, String name, int trials, Double weight) {

    /** Those of a study. */
    public static List<EarlierReport> of(Basis basis, Map<String, Double> weights) {
        return basis.earlier().stream().map(earlier -> of(earlier, weights)).toList();
    }

    private static EarlierReport of(EarlierStudy earlier, Map<String, Double> weights) {
        return new EarlierReport(
                earlier.study(), earlier.name(), earlier.trials().size(), weights.get(earlier.study()));
    }
}
