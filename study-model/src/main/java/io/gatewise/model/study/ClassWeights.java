package io.gatewise.model.study;

import java.util.Map;

/** The rule that weights of classes make sense. */
final class ClassWeights {

    private ClassWeights() {}

    static void requirePositive(Map<String, Double> weights) {
        weights.forEach((name, weight) -> {
            if (weight == null || !(weight > 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("classWeights: need a number > 0 for " + name + ", got " + weight);
            }
        });
    }
}
