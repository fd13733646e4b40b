package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a label's classes can be learnt. */
final class ClassCheck {

    private static final String LABEL = "/task/label";
    private static final int SHOWN = 20;

    private final DatasetProfile profile;
    private final Problems problems;

    ClassCheck(DatasetProfile profile, Problems problems) {
        this.profile = profile;
        this.problems = problems;
    }

    void check(Task task, ValidationPlan plan, Survey survey) {
        if (task instanceof Classification classification) {
            classes(classification.label(), survey);
            weights(classification.classWeights(), survey);
        } else if (task instanceof Labelling labelling) {
            classes(labelling.label(), survey);
            weights(labelling.classWeights(), survey);
        }
        if (plan.part() != null) {
            untrained(survey);
        }
    }

    private void classes(String label, Survey survey) {
        Set<String> classes = survey.classes().keySet();
        boolean numbers = profile.column(label).map(ColumnProfile::type).orElse(null) == ColumnType.NUMBER;
        Optional<String> real = classes.stream()
                .filter(name -> numbers && !name.matches("-?[0-9]+"))
                .findFirst();
        if (real.isPresent()) {
            problems.add(LABEL, "need classes, texts or whole numbers, but " + label + " holds " + real.get());
        } else if (classes.size() >= ColumnProfile.MOST_DISTINCT) {
            problems.add(LABEL, "need fewer than " + ColumnProfile.MOST_DISTINCT + " classes, got as many or more");
        } else if (classes.size() < 2) {
            problems.add(LABEL, "nothing to learn: need two classes at least, got " + classes);
        }
    }

    private void weights(Map<String, Double> weights, Survey survey) {
        for (String name : weights.keySet()) {
            if (!survey.classes().containsKey(name)) {
                String pointer = "/task/classWeights/" + name.replace("~", "~0").replace("/", "~1");
                problems.add(pointer, "no class " + name + ": the classes are " + names(survey));
            }
        }
    }

    private static String names(Survey survey) {
        List<String> names = List.copyOf(new TreeSet<>(survey.classes().keySet()));
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }

    /** Classes that given parts ask for and never show. */
    private void untrained(Survey survey) {
        new TreeMap<>(survey.classes()).forEach((name, counts) -> {
            if (counts.get(0) == 0) {
                problems.add(
                        "/validation/part",
                        "class " + name + " is in the " + (counts.get(1) > 0 ? "validation" : "test")
                                + " part, but never in the training part");
            }
        });
    }
}
