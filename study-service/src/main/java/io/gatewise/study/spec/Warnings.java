package io.gatewise.study.spec;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.dataset.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is allowed, and what its author should know before any trial is made. */
final class Warnings {

    private static final int SHOWN = 10;

    private final StudySpec spec;
    private final Constraints constraints;
    private final List<SpecProblem> found = new ArrayList<>();

    Warnings(StudySpec spec, StudyCosts costs) {
        this.spec = spec;
        this.constraints = new Constraints(spec, costs);
    }

    /** All of them, each with the field that could be changed. */
    List<SpecProblem> of(Survey survey, Optional<ModelProfile> model) {
        testPart(survey);
        defaults();
        model.ifPresent(start -> characters(start, survey));
        return List.copyOf(found);
    }

    private void defaults() {
        Configuration standard = spec.defaultConfiguration();
        if (spec.search().defaultsFirst() && !constraints.permit(standard)) {
            found.add(new SpecProblem(
                    "/constraints",
                    "the default configuration " + standard.values() + " breaks " + constraints.brokenBy(standard)
                            + ", so no trial has it; it is trained for the final comparison all the same"));
        }
    }

    private void testPart(Survey survey) {
        var plan = spec.validation();
        boolean several = plan.folds() > 1;
        String without = "there will be no test score"
                + (several
                        ? " and no model to download: several folds train a network each, and the one of all data comes with the"
                                + " look at the test part"
                        : "");
        if (!plan.hasTestPart()) {
            found.add(new SpecProblem(
                    "/validation", "no part of the data is kept for a test, so " + without + "; give testFraction"));
            return;
        }
        boolean empty = plan.part() != null
                && (Units.of(spec.task()) == Units.ROWS
                        ? RowCuts.of(plan, survey.series()).test().sum() < 1
                        : survey.sequences().get(2) < 1);
        if (empty) {
            String unit = Units.of(spec.task()) == Units.ROWS ? "row" : "sequence";
            found.add(new SpecProblem(
                    "/validation/part", "no " + unit + " of " + plan.part() + " is test, so " + without));
        }
    }

    /** Characters that the model to start from has never seen begin with weights drawn at random. */
    private void characters(ModelProfile model, Survey survey) {
        if (model.origin() == null || model.origin().alphabet().isEmpty()) {
            return;
        }
        List<String> unknown = new ArrayList<>(survey.text().alphabet());
        unknown.removeAll(model.origin().alphabet());
        if (!unknown.isEmpty()) {
            String shown = String.join("", unknown.subList(0, Math.min(SHOWN, unknown.size())));
            found.add(new SpecProblem(
                    "/transfer",
                    unknown.size() + " of the data's "
                            + survey.text().alphabet().size()
                            + " characters are unknown to the model to start from and begin at random: " + shown
                            + (unknown.size() > SHOWN ? " …" : "")));
        }
    }
}
