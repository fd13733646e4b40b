package io.gatewise.results.chart;

import io.gatewise.model.study.Direction;
import io.gatewise.model.study.FoldScore;
import io.gatewise.results.report.StudyReport;
import io.gatewise.results.report.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Each trial's score by its number, its folds' beside it, and the best one so far as a line. */
public final class BestSoFarChart {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 270;

    private BestSoFarChart() {}

    /** The chart; empty text while no trial has completed. */
    public static String of(StudyReport study) {
        List<TrialReport> completed = study.trials().stream()
                .filter(trial -> trial.state().equals("completed"))
                .toList();
        if (completed.isEmpty()) {
            return "";
        }
        Direction direction = study.objective().direction();
        double[] scores = completed.stream()
                .flatMapToDouble(trial -> DoubleStream.concat(
                        DoubleStream.of(trial.score()), trial.folds().stream().mapToDouble(FoldScore::score)))
                .toArray();
        int last = study.trials().get(study.trials().size() - 1).number();
        var x = new ChartScale(0, last + 1.0, false, 56, WIDTH - 12);
        ChartScale y = ChartScale.robust(scores, direction == Direction.MINIMIZE, HEIGHT - 44, 26);
        var svg = new Svg(WIDTH, HEIGHT, "Score of each trial and best so far");
        String metric = study.objective().metric();
        new Frame(x, y).draw(svg, Math.min(10, last), "trial", metric);
        List<TrialReport> comparable =
                completed.stream().filter(study::comparesWithBest).toList();
        if (!comparable.isEmpty()) {
            svg.path("line", bestSoFar(comparable, direction, x, y));
        }
        for (TrialReport trial : study.trials()) {
            draw(svg, study, trial, metric, x, y);
        }
        return svg.end();
    }

    private static void draw(Svg svg, StudyReport study, TrialReport trial, String metric, ChartScale x, ChartScale y) {
        if (trial.state().equals("completed")) {
            for (FoldScore fold : trial.folds()) {
                String title = "trial " + trial.number() + ", fold " + fold.fold() + ": " + metric + " "
                        + Numbers.text(fold.score());
                svg.dot("fold", x.at(trial.number()), y.at(fold.score()), 2, title);
            }
            boolean best = study.best() != null && study.best().trial() == trial.number();
            boolean less = !study.comparesWithBest(trial);
            String style = best ? "best" : y.cuts(trial.score()) ? "cut" : less ? "less" : "dot";
            String title = "trial " + trial.number() + (less ? " (trained less)" : "") + ": " + metric + " "
                    + Numbers.text(trial.score());
            svg.dot(style, x.at(trial.number()), y.at(trial.score()), best ? 6 : 4, title);
        } else if (trial.state().equals("infeasible")) {
            svg.cross("bad", x.at(trial.number()), y.to() - 2, 4, "trial " + trial.number() + ": infeasible");
        }
    }

    private static double[] bestSoFar(List<TrialReport> completed, Direction direction, ChartScale x, ChartScale y) {
        List<Double> line = new ArrayList<>();
        double best = completed.get(0).score();
        for (TrialReport trial : completed) {
            if (!line.isEmpty()) {
                line.add(x.at(trial.number()));
                line.add(y.at(best)); // a step: level until the better one
            }
            best = direction.better(trial.score(), best) ? trial.score() : best;
            line.add(x.at(trial.number()));
            line.add(y.at(best));
        }
        line.add(x.to());
        line.add(y.at(best));
        return line.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
