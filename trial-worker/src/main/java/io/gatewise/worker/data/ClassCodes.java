package io.gatewise.worker.data;

import io.gatewise.model.study.Classification.Weighting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels as numbers of classes, and how much each class counts. */
final class ClassCodes {

    /** The number of a label that is missing. */
    static final int MISSING = -1;

    private final List<String> classes;
    private final Map<String, Integer> places = new HashMap<>();

    ClassCodes(List<String> classes) {
        this.classes = classes;
        for (int c = 0; c < classes.size(); c++) {
            places.put(classes.get(c), c);
        }
    }

    int classes() {
        return classes.size();
    }

    /**
     * A label's number; {@link #MISSING} for an empty one.
     *
     * @throws IllegalArgumentException if the network doesn't know the class
     */
    int of(String label) {
        if (label.isEmpty()) {
            return MISSING;
        }
        Integer place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException("unknown class " + label + "; there are " + classes);
        }
        return place;
    }

    /**
     * How much each class counts in the training loss.
     *
     * @param members of each class in the training part
     * @param given   by class, over {@code weighting}
     */
    float[] weights(long[] members, Weighting weighting, Map<String, Double> given) {
        long all = Arrays.stream(members).sum();
        long present = Arrays.stream(members).filter(n -> n > 0).count();
        float[] weights = new float[classes.size()];
        for (int c = 0; c < weights.length; c++) {
            double weight = weighting == Weighting.BALANCED && members[c] > 0
                    ? (double) all / ((double) present * members[c])
                    : 1;
            weights[c] = (float) given.getOrDefault(classes.get(c), weight).doubleValue();
        }
        return weights;
    }

    /** Each class's share of the members. */
    static float[] shares(long[] members) {
        double all = Arrays.stream(members).sum();
        float[] shares = new float[members.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) (members[c] / all);
        }
        return shares;
    }
}
