package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Curves short enough to travel. */
final class Curves {

    /** The most points of a curve in an outcome. */
    static final int MOST_POINTS = 2000;

    private Curves() {}

    /**
     * Evenly spread points of a long curve, and those that must stay.
     *
     * @param mustStay such as each fold's best and last point; fewer than {@link #MOST_POINTS}
     */
    static List<CurvePoint> thinned(List<CurvePoint> curve, Predicate<CurvePoint> mustStay) {
        if (curve.size() <= MOST_POINTS) {
            return List.copyOf(curve);
        }
        var kept = new ArrayList<CurvePoint>();
        long slots = MOST_POINTS - curve.stream().filter(mustStay).count();
        long next = 0;
        for (int i = 0; i < curve.size(); i++) {
            boolean even = slots > 0 && i == next * curve.size() / slots;
            next += even ? 1 : 0;
            if (even || mustStay.test(curve.get(i))) {
                kept.add(curve.get(i));
            }
        }
        return List.copyOf(kept);
    }
}
