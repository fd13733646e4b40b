package io.gatewise.results.chart;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Objective;
import io.gatewise.results.report.FrontTrial;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Two objectives against each other, a dot for each trial, and the front as a line. */
public final class ParetoChart {

    private static final double WIDTH = 372;
    private static final double HEIGHT = 270;

    /** Values that span more than this are drawn on a log scale. */
    private static final double WIDE = 30;

    private ParetoChart() {}

    /**
     * One chart for two objectives; of more the first one against each of the others.
     *
     * @return none while no trial has completed, or where there is one objective
     */
    public static List<String> of(StudyReport study) {
        List<Objective> objectives = study.objectives();
        return study.front().isEmpty()
                ? List.of()
                : objectives.stream()
                        .skip(1)
                        .map(other -> of(study, other, objectives.get(0)))
                        .toList();
    }

    private static String of(StudyReport study, Objective across, Objective upwards) {
        List<TrialReport> completed = study.trials().stream()
                .filter(trial -> trial.state().equals("completed"))
                .toList();
        ChartScale x = scale(completed, across, 60, WIDTH - 14);
        ChartScale y = scale(completed, upwards, HEIGHT - 44, 26);
        var svg = new Svg(WIDTH, HEIGHT, upwards.metric() + " by " + across.metric());
        new Frame(x, y).draw(svg, 4, across.metric(), upwards.metric());
        svg.path("line", steps(study, across, upwards, x, y));
        Set<Integer> front = study.front().stream().map(FrontTrial::trial).collect(Collectors.toSet());
        for (TrialReport trial : completed) {
            double right = trial.value(across.metric());
            double up = trial.value(upwards.metric());
            boolean best = study.best().trial() == trial.number();
            boolean less = !study.comparesWithBest(trial);
            boolean cut = x.cuts(right) || y.cuts(up);
            String style =
                    best ? "best" : cut ? "cut" : less ? "less" : front.contains(trial.number()) ? "front" : "dot";
            String title = "trial " + trial.number() + (less ? " (trained less)" : "") + ": " + upwards.metric() + " "
                    + Numbers.text(up) + ", " + across.metric() + " " + Numbers.text(right);
            svg.dot(style, x.at(right), y.at(up), best ? 6 : 4, title);
        }
        return svg.end();
    }

    private static ChartScale scale(List<TrialReport> completed, Objective objective, double from, double to) {
        double[] values = completed.stream()
                .mapToDouble(trial -> trial.value(objective.metric()))
                .sorted()
                .toArray();
        double low = values[0];
        double high = values[values.length - 1];
        return low > 0 && high / low > WIDE
                ? ChartScale.over(low / 1.1, high * 1.1, true, from, to)
                : ChartScale.robust(values, objective.direction() == Direction.MINIMIZE, from, to);
    }

    /** What is dominated in these two objectives lies behind this line: a step from each trial to the next. */
    private static double[] steps(StudyReport study, Objective across, Objective upwards, ChartScale x, ChartScale y) {
        List<double[]> ascending = study.front().stream()
                .map(FrontTrial::values)
                .map(values -> new double[] {values.get(across.metric()), values.get(upwards.metric())})
                .sorted(Comparator.comparingDouble(
                                (double[] at) -> across.direction().loss(at[0]))
                        .thenComparingDouble(at -> upwards.direction().loss(at[1])))
                .toList();
        var line = new java.util.ArrayList<Double>();
        double best = Double.NaN;
        for (double[] at : ascending) {
            if (Double.isNaN(best) || upwards.direction().better(at[1], best)) {
                if (!Double.isNaN(best)) {
                    line.add(x.at(at[0]));
                    line.add(y.at(best)); // no trial between is better
                }
                best = at[1];
                line.add(x.at(at[0]));
                line.add(y.at(best));
            }
        }
        return line.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
