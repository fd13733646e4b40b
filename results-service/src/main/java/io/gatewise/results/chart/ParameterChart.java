package io.gatewise.results.chart;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Direction;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.util.List;

/** The score against one parameter's value, a dot for each trial. */
public final class ParameterChart {

    private static final double WIDTH = 246;
    private static final double HEIGHT = 200;

    private ParameterChart() {}

    /** The chart; empty text while no trial has completed. */
    public static String of(StudyReport study, Parameter parameter) {
        List<TrialReport> completed = study.trials().stream()
                .filter(trial -> trial.state().equals("completed")
                        && trial.configuration().values().containsKey(parameter.name()))
                .toList();
        if (completed.isEmpty()) {
            return "";
        }
        double[] scores = completed.stream().mapToDouble(TrialReport::score).toArray();
        boolean minimised = study.objective().direction() == Direction.MINIMIZE;
        ChartScale y = ChartScale.robust(scores, minimised, HEIGHT - 42, 24);
        ChartScale x = scale(parameter);
        var svg = new Svg(WIDTH, HEIGHT, "Score by " + parameter.name());
        frame(svg, parameter, x, y);
        String metric = study.objective().metric();
        for (TrialReport trial : study.trials()) {
            Object value = trial.configuration().values().get(parameter.name());
            if (value == null) {
                continue; // inactive
            }
            double at = x.at(coordinate(parameter, value));
            String what = "trial " + trial.number() + ": " + parameter.name() + " " + Numbers.text(value);
            if (trial.state().equals("completed")) {
                boolean best = study.best() != null && study.best().trial() == trial.number();
                boolean less = !study.comparesWithBest(trial);
                String style = best ? "best" : y.cuts(trial.score()) ? "cut" : less ? "less" : "dot";
                String title =
                        what + ", " + metric + " " + Numbers.text(trial.score()) + (less ? ", trained less" : "");
                svg.dot(style, at, y.at(trial.score()), best ? 5.5 : 3.5, title);
            } else if (trial.state().equals("infeasible")) {
                svg.cross("bad", at, y.to() - 2, 3, what + ", infeasible");
            }
        }
        return svg.end();
    }

    private static void frame(Svg svg, Parameter parameter, ChartScale x, ChartScale y) {
        for (double tick : y.ticks(3)) {
            svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            svg.text("tick end", x.from() - 5, y.at(tick) + 4, Numbers.text(tick));
        }
        if (parameter instanceof CategoricalParameter choices) {
            for (int i = 0; i < choices.choices().size(); i++) {
                svg.text(
                        "tick middle",
                        x.at(i),
                        y.from() + 16,
                        Numbers.text(choices.choices().get(i)));
            }
        } else {
            for (double tick : x.ticks(3)) {
                svg.text("tick middle", x.at(tick), y.from() + 16, Numbers.text(tick));
            }
        }
        svg.line("axis", x.from(), y.from(), x.to(), y.from());
        svg.text("name middle", (x.from() + x.to()) / 2, y.from() + 34, parameter.name());
    }

    private static ChartScale scale(Parameter parameter) {
        double from = 48;
        double to = WIDTH - 12;
        if (parameter instanceof CategoricalParameter choices) {
            return new ChartScale(-0.5, choices.choices().size() - 0.5, false, from, to);
        }
        if (parameter instanceof IntParameter whole) {
            return ChartScale.over(whole.low(), whole.high(), whole.log(), from, to);
        }
        var real = (FloatParameter) parameter;
        return ChartScale.over(real.low(), real.high(), real.log(), from, to);
    }

    private static double coordinate(Parameter parameter, Object value) {
        if (parameter instanceof CategoricalParameter choices) {
            return choices.choices().indexOf(choices.normalise(value));
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
