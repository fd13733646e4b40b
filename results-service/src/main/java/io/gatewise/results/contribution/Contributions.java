package io.gatewise.results.contribution;

import io.gatewise.results.report.StudyReport;
import java.util.List;
import java.util.Optional;

/** What each part of a study's spec contributed so far. */
public final class Contributions {

    private static final List<Part> PARTS = List.of(
            new DefaultsPart(),
            new KnownGoodPart(),
            new PriorPart(),
            new WarmStartPart(),
            new ConstraintsPart(),
            new SearchPart(),
            new FidelityPart(),
            new ValidationPart(),
            new EarlyStoppingPart(),
            new ParametersPart(),
            new ObjectivePart(),
            new TransferPart(),
            new WorkersPart());

    private Contributions() {}

    /**
     * What each part did, in the order in which a study uses them.
     *
     * @param study   with its trials
     * @param efforts what trials took, as far as they have ended
     */
    public static List<Contribution> of(StudyReport study, List<Effort> efforts) {
        Evidence evidence = Evidence.of(study, efforts);
        return PARTS.stream()
                .map(part -> part.finding(evidence).map(finding -> new Contribution(part.name(), finding)))
                .flatMap(Optional::stream)
                .toList();
    }
}
