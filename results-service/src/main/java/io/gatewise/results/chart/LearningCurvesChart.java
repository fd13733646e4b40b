package io.gatewise.results.chart;

import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Metric;
import io.gatewise.results.report.CurveReport;
import io.gatewise.results.report.Outlook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One metric of several trials by epoch; the first trial stands out. */
public final class LearningCurvesChart {

    private static final double WIDTH = 374;
    private static final double HEIGHT = 250;

    private LearningCurvesChart() {}

    /**
     * The chart of {@code metric}; empty text if no curve has it.
     *
     * @param curves the most important one first
     */
    public static String of(List<CurveReport> curves, String metric) {
        return of(curves, metric, Map.of());
    }

    /** What a trial is expected to come to, and when. */
    public record End(int epoch, Outlook outlook) {}

    /**
     * The same with what some trials are expected to come to: a broken line to the middle, and the band.
     *
     * @param ends by trial
     */
    public static String of(List<CurveReport> curves, String metric, Map<Integer, End> ends) {
        List<End> shown = curves.stream()
                .map(curve -> ends.get(curve.trial()))
                .filter(Objects::nonNull)
                .toList();
        double[] values = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .filter(point -> point.metrics().containsKey(metric))
                .mapToDouble(point -> point.metrics().get(metric))
                .toArray();
        if (values.length == 0) {
            return "";
        }
        int epochs = IntStream.concat(
                        curves.stream()
                                .flatMap(curve -> curve.points().stream())
                                .mapToInt(CurvePoint::epoch),
                        shown.stream().mapToInt(End::epoch))
                .max()
                .orElseThrow();
        var x = ChartScale.over(1, epochs, false, 56, WIDTH - 10);
        ChartScale y = ChartScale.robust(withBands(values, shown), minimised(metric), HEIGHT - 44, 26);
        var svg = new Svg(WIDTH, HEIGHT, metric + " by epoch");
        new Frame(x, y).draw(svg, Math.min(6, epochs), "epoch", metric.equals("loss") ? "training loss" : metric);
        for (int i = curves.size() - 1; i >= 0; i--) {
            draw(svg, curves.get(i), metric, i, x, y);
            End end = ends.get(curves.get(i).trial());
            if (end != null) {
                draw(svg, end, curves.get(i), metric, i, x, y);
            }
        }
        return svg.end();
    }

    private static double[] withBands(double[] values, List<End> ends) {
        return DoubleStream.concat(
                        DoubleStream.of(values),
                        ends.stream()
                                .flatMapToDouble(end -> DoubleStream.of(
                                        end.outlook().low(), end.outlook().high())))
                .toArray();
    }

    private static void draw(
            Svg svg, End end, CurveReport curve, String metric, int place, ChartScale x, ChartScale y) {
        String style = "curve c" + Math.min(place, 7);
        Outlook outlook = end.outlook();
        curve.points().stream()
                .filter(point -> point.metrics().containsKey(metric))
                .max(Comparator.comparingInt(CurvePoint::epoch))
                .ifPresent(last -> svg.path(
                        style + " expected",
                        x.at(last.epoch()),
                        y.at(last.metrics().get(metric)),
                        x.at(end.epoch()),
                        y.at(outlook.value())));
        double at = x.at(end.epoch()) - place; // bands of several trials side by side
        svg.path(style, at, y.at(outlook.low()), at, y.at(outlook.high()));
        svg.dot(
                "dot",
                at,
                y.at(outlook.value()),
                2.5,
                "trial " + curve.trial() + ": predicted " + Numbers.text(outlook.value()) + " ("
                        + Numbers.text(outlook.low()) + " to " + Numbers.text(outlook.high()) + ") at "
                        + outlook.at());
    }

    /** Whether low is good; the training loss isn't a metric of its own. */
    private static boolean minimised(String metric) {
        return Metric.named(metric).map(Metric::natural).orElse(Direction.MINIMIZE) == Direction.MINIMIZE;
    }

    private static void draw(Svg svg, CurveReport curve, String metric, int place, ChartScale x, ChartScale y) {
        String style = "curve c" + Math.min(place, 7);
        int folds = curve.points().stream().mapToInt(CurvePoint::fold).max().orElse(0);
        for (int fold = 1; fold <= folds; fold++) {
            int wanted = fold;
            List<CurvePoint> points = curve.points().stream()
                    .filter(point -> point.fold() == wanted && point.metrics().containsKey(metric))
                    .toList();
            svg.path(
                    style,
                    points.stream()
                            .flatMapToDouble(point -> DoubleStream.of(
                                    x.at(point.epoch()), y.at(point.metrics().get(metric))))
                            .toArray());
            if (points.size() == 1) {
                CurvePoint only = points.get(0);
                svg.dot("dot", x.at(only.epoch()), y.at(only.metrics().get(metric)), 3, "trial " + curve.trial());
            }
        }
    }
}
