package io.gatewise.results.report;

import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.search.AlgorithmChoice;
import io.gatewise.results.search.BayesianSampler;
import java.util.List;

/**
 * Who proposes.
 *
 * @param algorithm its name in specs
 * @param reason    why it and no other, and where it doesn't learn from every trial, from how many
 * @param earlier   the earlier studies that it began with
 */
public record SearchReport(String algorithm, String reason, List<EarlierReport> earlier) {

    /**
     * Who proposes in a study.
     *
     * @param completed how many of its trials completed
     */
    static SearchReport of(StudySpec spec, long completed, List<EarlierReport> earlier) {
        AlgorithmChoice choice = AlgorithmChoice.of(spec.search(), spec.parameters());
        boolean part = choice.algorithm() == Search.Algorithm.BAYESIAN && completed > BayesianSampler.MOST_OBSERVATIONS;
        String learns = part
                ? "; it learns from " + BayesianSampler.MOST_OBSERVATIONS + " of " + completed
                        + " completed trials: the best ones and a spread of the others"
                : "";
        return new SearchReport(choice.algorithm().key(), choice.reason() + learns, earlier);
    }
}
