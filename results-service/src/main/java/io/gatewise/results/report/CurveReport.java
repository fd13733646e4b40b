package io.gatewise.results.report;

import io.gatewise.model.study.CurvePoint;
import java.util.List;

/** The learning curve of one trial, in the order of folds and epochs. */
public record CurveReport(int trial, List<CurvePoint> points) {

    public CurveReport {
        points = List.copyOf(points);
    }
}
