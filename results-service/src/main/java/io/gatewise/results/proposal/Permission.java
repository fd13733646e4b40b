package io.gatewise.results.proposal;

import io.gatewise.model.cost.Constraints;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.search.SearchProblem;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What may be proposed: configurations that keep the study's constraints and, where somebody counted what its networks learn
 * from, the limits that a worker would refuse them by: weights and memory always, seconds once its trials have told how fast
 * workers are.
 */
final class Permission {

    private final StudySpec spec;
    private final Constraints constraints;
    private final Extent extent;
    private final KnownSpeed speed;

    private Permission(StudyState state) {
        this.spec = state.spec();
        this.constraints = new Constraints(spec, state.basis().costs());
        this.extent = state.basis().extent();
        this.speed = new KnownSpeed(spec, state.history());
    }

    /** Whether a configuration may be proposed in a study. */
    static Predicate<Configuration> of(StudyState state) {
        StudySpec spec = state.spec();
        boolean counted = state.basis().extent() != null && !spec.asksAndTells();
        if (counted && limited(spec.limits())) {
            var permission = new Permission(state);
            return configuration ->
                    permission.constraints.permit(configuration) && permission.withinLimits(configuration);
        }
        return spec.constraints().isEmpty()
                ? SearchProblem.ALL
                : new Constraints(spec, state.basis().costs())::permit;
    }

    private static boolean limited(Limits limits) {
        return limits.bounded() || limits.maxPredictedSeconds() != null;
    }

    private boolean withinLimits(Configuration configuration) {
        Configuration settings = spec.settings(configuration);
        Optional<Speed> known = speed.of(spec, configuration);
        Speed used = known.orElseGet(() -> Speed.expected(settings.text(TrainerSetting.ENGINE.key())));
        var cost = extent.cost(settings, spec.fullRung(), spec.validation().folds(), used);
        Long most = spec.limits().maxPredictedSeconds();
        boolean quick = most == null || known.isEmpty() || cost.seconds() <= most;
        return quick && spec.limits().allow(cost);
    }
}
