package io.gatewise.results.contribution;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.chart.Numbers;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.surrogate.Observations;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What is known of a study when its parts are asked what they did.
 *
 * @param study   with its trials
 * @param space   what is searched
 * @param efforts what trials took, by number; none for trials that have not ended at any rung
 */
record Evidence(StudyReport study, EncodedSpace space, Map<Integer, Effort> efforts) {

    static Evidence of(StudyReport study, List<Effort> efforts) {
        return new Evidence(
                study,
                new EncodedSpace(study.spec().parameters()),
                efforts.stream().collect(Collectors.toMap(Effort::trial, Function.identity())));
    }

    StudySpec spec() {
        return study.spec();
    }

    /** The same draws for the same study. */
    RandomGenerator random() {
        return new SplittableRandom(spec().search().seed());
    }

    /** Trials with a score, by number. */
    List<TrialReport> scored() {
        return study.trials().stream().filter(trial -> trial.score() != null).toList();
    }

    /** Those of them whose score compares with the best one's: trained as far. */
    List<TrialReport> comparable() {
        return scored().stream().filter(study::comparesWithBest).toList();
    }

    /** Points and losses of the comparable trials that lie in the space. */
    Observations observations() {
        List<TrialReport> inside = comparable().stream()
                .filter(trial -> space.contains(trial.configuration()))
                .toList();
        return new Observations(
                inside.stream()
                        .map(trial -> space.encode(trial.configuration()))
                        .toArray(double[][]::new),
                inside.stream().mapToDouble(this::loss).toArray());
    }

    double loss(TrialReport trial) {
        return direction().loss(trial.score());
    }

    /** A loss as the score that people know. */
    String scoreOf(double loss) {
        return Numbers.text(direction().loss(loss)); // turned twice it is what it was
    }

    Direction direction() {
        return study.objective().direction();
    }

    /** The trial that the study calls its best. */
    Optional<TrialReport> best() {
        return study.trials().stream()
                .filter(trial ->
                        study.best() != null && trial.number() == study.best().trial())
                .findFirst();
    }

    /** Of some trials the one with the best score; of equals the lowest number. */
    Optional<TrialReport> bestOf(List<TrialReport> trials) {
        return trials.stream()
                .filter(trial -> trial.score() != null)
                .min(Comparator.comparingDouble(this::loss).thenComparingInt(TrialReport::number));
    }

    /** The trials of these configurations. */
    List<TrialReport> of(List<Configuration> configurations) {
        return study.trials().stream()
                .filter(trial -> configurations.contains(trial.configuration()))
                .toList();
    }

    /** "0.71 (trial 3)", or how far a trial without a score is. */
    static String words(TrialReport trial) {
        return trial.score() == null
                ? trial.state() + " (trial " + trial.number() + ")"
                : Numbers.text(trial.score().doubleValue()) + " (trial " + trial.number() + ")";
    }

    /** "12 of 30 (40 %)". */
    static String share(long part, long whole) {
        return part + " of " + whole + (whole == 0 ? "" : " (" + Math.round(100.0 * part / whole) + " %)");
    }
}
