package io.gatewise.results.contribution;

import io.gatewise.model.study.TrainerSetting;
import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The network that trainings start from: how the trials fared that kept more or fewer of its layers as they were. */
final class TransferPart implements Part {

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        if (evidence.spec().transfer() == null || evidence.scored().isEmpty()) {
            return Optional.empty();
        }
        Map<Object, List<TrialReport>> byFrozen = evidence.comparable().stream()
                .collect(Collectors.groupingBy(trial -> frozen(evidence, trial), TreeMap::new, Collectors.toList()));
        String fared = byFrozen.entrySet().stream()
                .map(entry -> entry.getKey() + " frozen layers: "
                        + entry.getValue().size() + " trials, best "
                        + evidence.bestOf(entry.getValue()).map(Evidence::words).orElse("–"))
                .collect(Collectors.joining("; "));
        return Optional.of("all trainings start from "
                + evidence.spec().transfer().words() + (fared.isEmpty() ? "" : "; " + fared));
    }

    private static Object frozen(Evidence evidence, TrialReport trial) {
        return evidence.spec().settings(trial.configuration()).values().get(TrainerSetting.FROZEN_LAYERS.key());
    }
}
