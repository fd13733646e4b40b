package io.gatewise.worker.trial;

import io.gatewise.model.study.CurvePoint;
import java.util.ArrayList;
import java.util.List;

/** Curves short enough to travel. */
final class Curves {

    /** The most points of a curve in an outcome. */
    static final int MOST_POINTS = 2000;

    private Curves() {}

    /**
     * Evenly spread points of a long curve, the best and the last among them.
     *
     * @param best the epoch whose point must stay; 0 for none
     */
    static List<CurvePoint> thinned(List<CurvePoint> curve, int best) {
        if (curve.size() <= MOST_POINTS) {
            return List.copyOf(curve);
        }
        var kept = new ArrayList<CurvePoint>();
        int slots = MOST_POINTS - 2; // one for the best, one for the last
        int next = 0;
        for (int i = 0; i < curve.size(); i++) {
            boolean even = i == (long) next * curve.size() / slots;
            next += even ? 1 : 0;
            if (even || curve.get(i).epoch() == best || i == curve.size() - 1) {
                kept.add(curve.get(i));
            }
        }
        return List.copyOf(kept);
    }
}
