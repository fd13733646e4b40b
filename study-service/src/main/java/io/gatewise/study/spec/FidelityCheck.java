package io.gatewise.study.spec;

import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.Trainer;

/** Whether a study has room for the steps in which its trials are to be trained. */
final class FidelityCheck {

    private FidelityCheck() {}

    /** Looks where the parts are sound that the full amount follows from. */
    static void check(SpecParts parts, Trainer trainer, Problems problems) {
        boolean outside = trainer == Trainer.EXTERNAL;
        boolean known = outside || parts.validation() != null && !problems.at("/earlyStopping");
        if (!known || parts.search() == null || parts.search().fidelity() == null) {
            return;
        }
        StoppingRule stopping = parts.earlyStopping() == null ? StoppingRule.standard() : parts.earlyStopping();
        int folds = outside ? 1 : parts.validation().folds();
        Fidelity fidelity = parts.search().fidelity();
        fidelity.contradictions(trainer, stopping.maxEpochs(), folds)
                .forEach(wrong -> problems.add("/search/fidelity/" + wrong.field(), wrong.detail()));
    }
}
