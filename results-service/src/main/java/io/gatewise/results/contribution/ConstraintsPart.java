package io.gatewise.results.contribution;

import io.gatewise.model.cost.Constraints;
import io.gatewise.results.numeric.SobolPoints;
import java.util.Optional;

/** Constraints between parameters. */
final class ConstraintsPart implements Part {

    private static final int POINTS = 2048;

    @Override
    public String name() {
        return "constraints";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        if (evidence.spec().constraints().isEmpty() || evidence.space().dimensions() > SobolPoints.MOST_DIMENSIONS) {
            return Optional.empty();
        }
        var constraints = new Constraints(evidence.spec(), evidence.study().costs());
        var points = new SobolPoints(evidence.space().dimensions(), evidence.random());
        int kept = 0;
        for (int i = 0; i < POINTS; i++) {
            double[] point = evidence.space().atUnit(points.next());
            kept += constraints.permit(evidence.space().decode(point)) ? 1 : 0;
        }
        long broken = evidence.study().trials().stream()
                .filter(trial -> evidence.space().contains(trial.configuration()))
                .filter(trial -> !constraints.permit(trial.configuration()))
                .count();
        return Optional.of(evidence.spec().constraints() + " left " + Math.round(100.0 * kept / POINTS)
                + " % of the space to search; "
                + (broken == 0 ? "every trial keeps them" : broken + " imported trials break them"));
    }
}
