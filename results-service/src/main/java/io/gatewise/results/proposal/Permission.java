package io.gatewise.results.proposal;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.SearchProblem;
import java.util.function.Predicate;

/**
 * What may be proposed: configurations that keep the study's constraints and, where somebody counted what its networks learn
 * from, the limits of weights and memory that a worker would refuse them by.
 */
final class Permission {

    private Permission() {}

    /** Whether a configuration may be proposed in a study. */
    static Predicate<Configuration> of(StudyState state) {
        StudySpec spec = state.spec();
        Extent extent = state.basis().extent();
        boolean bounded =
                extent != null && !spec.asksAndTells() && spec.limits().bounded();
        if (bounded) {
            return configuration -> spec.permits(configuration) && withinLimits(spec, extent, configuration);
        }
        return spec.constraints().isEmpty() ? SearchProblem.ALL : spec::permits;
    }

    private static boolean withinLimits(StudySpec spec, Extent extent, Configuration configuration) {
        Configuration settings = spec.settings(configuration);
        Speed any = Speed.expected(settings.text(TrainerSetting.ENGINE.key()));
        return spec.limits()
                .allow(extent.cost(settings, spec.fullRung(), spec.validation().folds(), any));
    }
}
