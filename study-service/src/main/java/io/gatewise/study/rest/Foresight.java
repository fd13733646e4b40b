package io.gatewise.study.rest;

import io.gatewise.model.cost.Speed;
import io.gatewise.study.spec.Capacity;
import io.gatewise.study.spec.SpecProblem;
import io.gatewise.study.store.TrainingSpeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what a study's trials will take, from what trials of this installation took. */
@ApplicationScoped
class Foresight {

    private final TrainingSpeeds speeds;

    Foresight(TrainingSpeeds speeds) {
        this.speeds = speeds;
    }

    /** What comes of a spec. */
    StudyCheck of(SpecDesk.Order order) {
        if (order.costs().extent() == null) {
            return new StudyCheck(order.spec(), order.warnings(), List.of(), 0);
        }
        Map<String, TrainingSpeeds.Known> known = new HashMap<>();
        var capacity = new Capacity(order.spec(), order.costs().extent(), engine -> speed(known, engine));
        List<SpecProblem> warnings = new ArrayList<>(order.warnings());
        warnings.addAll(capacity.warnings());
        List<StudyCheck.Case> cases =
                capacity.cases().stream().map(StudyCheck.Case::of).toList();
        int trials = known.values().stream()
                .mapToInt(TrainingSpeeds.Known::trials)
                .min()
                .orElse(0);
        return new StudyCheck(order.spec(), warnings, cases, trials);
    }

    private Speed speed(Map<String, TrainingSpeeds.Known> known, String engine) {
        return known.computeIfAbsent(engine, speeds::of).speed();
    }
}
