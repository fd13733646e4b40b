package io.gatewise.study.spec;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a configuration that a user wants tried may be tried: it must lie in the space and keep the constraints. */
public final class ConfigurationCheck {

    private ConfigurationCheck() {}

    /**
     * What is wrong with it.
     *
     * @param at JSON pointer to the configuration
     */
    public static List<SpecProblem> problems(StudySpec spec, StudyCosts costs, Configuration configuration, String at) {
        List<SpecProblem> found = new ArrayList<>();
        for (String violation : spec.parameters().violations(configuration)) {
            int colon = violation.indexOf(": ");
            String name = violation.substring(0, colon).replace("~", "~0").replace("/", "~1");
            found.add(new SpecProblem(at + "/" + name, violation.substring(colon + 2)));
        }
        if (found.isEmpty()) {
            new Constraints(spec, costs)
                    .objections(spec.parameters().normalise(configuration))
                    .forEach(objection -> found.add(new SpecProblem(at, objection)));
        }
        return found;
    }

    /** What is wrong with the configurations that a spec names: each by itself, with each other, and with the budget. */
    static void knownGood(StudySpec spec, StudyCosts costs, Problems problems) {
        Map<Configuration, Integer> seen = new HashMap<>();
        for (int i = 0; i < spec.knownGood().size(); i++) {
            String at = "/knownGood/" + i;
            Configuration known = spec.knownGood().get(i);
            problems(spec, costs, known, at).forEach(problem -> problems.add(problem.pointer(), problem.detail()));
            Integer earlier = seen.putIfAbsent(known, i);
            if (earlier != null) {
                problems.add(at, "it is the same as /knownGood/" + earlier);
            }
        }
        if (!problems.at("/knownGood")) {
            budget(spec, costs, seen, problems);
        }
    }

    private static void budget(StudySpec spec, StudyCosts costs, Map<Configuration, Integer> known, Problems problems) {
        boolean another = spec.search().defaultsFirst()
                && new Constraints(spec, costs).permit(spec.defaultConfiguration())
                && !known.containsKey(spec.defaultConfiguration());
        int first = known.size() + (another ? 1 : 0);
        if (first > spec.search().maxTrials()) {
            problems.add(
                    "/knownGood",
                    "need at most maxTrials configurations, got " + known.size()
                            + (another ? " and the default settings, which go first" : "") + ", and a maxTrials of "
                            + spec.search().maxTrials());
        }
    }
}
