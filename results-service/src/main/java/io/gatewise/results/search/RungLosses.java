package io.gatewise.results.search;

import io.gatewise.model.study.Direction;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.surrogate.BestFirst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What trials came to at every rung, in the unit of the highest rung that any trial reached.
 *
 * <p>A loss of a lower rung is larger than what the trial would come to, and spreads otherwise. What became of the trials that
 * went on tells how the losses of one rung turn into those of the next: a straight line by least squares, its slope drawn
 * towards 1 as if two more trials had said so.
 */
final class RungLosses {

    /** Slopes count as much as so many trials that are spread as the rung's are. */
    private static final double DRAWN = 2;

    private final List<Scored> trials = new ArrayList<>();
    private final List<Pending> open = new ArrayList<>();
    private int highest;
    private int lowest = Integer.MAX_VALUE;

    /** A trial with a score: where it lies, and its losses by rung, from 1. */
    private record Scored(double[] point, TrialRecord trial, Direction direction) {

        OptionalDouble loss(int rung) {
            OptionalDouble score = trial.scoreAt(rung);
            return score.isPresent() ? OptionalDouble.of(direction.loss(score.getAsDouble())) : score;
        }
    }

    /** A trial that is being trained to that rung. */
    record Pending(double[] point, int rung) {}

    /** One loss, in the highest rung's unit. */
    record Lesson(double[] point, int rung, double loss) {}

    /** Takes a trial in that lies at {@code point}. */
    void add(TrialRecord trial, double[] point, Direction direction) {
        if (trial.state() == TrialState.OPEN) {
            open.add(new Pending(point, trial.rung().number()));
        }
        if (trial.state() != TrialState.INFEASIBLE && !trial.scores().isEmpty()) {
            trials.add(new Scored(point, trial, direction));
            for (RungScore score : trial.scores()) {
                highest = Math.max(highest, score.rung().number());
                lowest = Math.min(lowest, score.rung().number());
            }
        }
    }

    /** Whether there is more than one rung to learn from. */
    boolean several() {
        return lowest < highest;
    }

    /** The highest rung that any trial reached. */
    int highest() {
        return highest;
    }

    /** All losses; an exhausted trial's are those of the highest rung. */
    List<Lesson> lessons() {
        return lessonsByTrial().stream().flatMap(List::stream).toList();
    }

    private List<List<Lesson>> lessonsByTrial() {
        List<Line> lines = lines();
        return trials.stream().map(scored -> lessons(scored, lines)).toList();
    }

    private List<Lesson> lessons(Scored scored, List<Line> lines) {
        var lessons = new ArrayList<Lesson>();
        for (RungScore score : scored.trial().scores()) {
            int rung = score.exhausted() ? highest : score.rung().number();
            double loss = scored.direction().loss(score.score());
            for (Line line : lines.subList(rung - 1, lines.size())) {
                loss = line.at(loss);
            }
            lessons.add(new Lesson(scored.point(), rung, loss));
        }
        return lessons;
    }

    /** The points of the trials with a score: of more than {@code most} the best ones and a spread of the others. */
    double[][] points(int most) {
        double[] last = lessonsByTrial().stream()
                .mapToDouble(lessons -> lessons.get(lessons.size() - 1).loss())
                .toArray();
        return IntStream.of(BestFirst.someOf(last, most))
                .mapToObj(i -> trials.get(i).point())
                .toArray(double[][]::new);
    }

    /** The trials that are being trained. */
    Stream<Pending> pending() {
        return open.stream();
    }

    /** From the losses of each rung to those of the next, the first rung's line first. */
    private List<Line> lines() {
        return IntStream.range(1, Math.max(1, highest)).mapToObj(this::line).toList();
    }

    private Line line(int rung) {
        double[] here = losses(scored -> true, rung);
        double[] before = losses(scored -> scored.loss(rung + 1).isPresent(), rung);
        double[] after = losses(scored -> scored.loss(rung).isPresent(), rung + 1);
        return Line.through(before, after, here);
    }

    private double[] losses(Predicate<Scored> chosen, int rung) {
        return trials.stream()
                .filter(chosen)
                .map(scored -> scored.loss(rung))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** Losses of one rung as those of the next. */
    private record Line(double from, double to, double slope) {

        /**
         * The line through pairs of losses.
         *
         * @param before of the trials that completed both rungs, at the lower one
         * @param after  at the higher one
         * @param all    of the lower rung
         */
        static Line through(double[] before, double[] after, double[] all) {
            if (before.length == 0) {
                return new Line(0, 0, 1);
            }
            double from = mean(before);
            double to = mean(after);
            double center = mean(all);
            double spread = Arrays.stream(all)
                    .map(loss -> (loss - center) * (loss - center))
                    .average()
                    .orElseThrow();
            double together = DRAWN * spread;
            double alone = DRAWN * spread;
            for (int i = 0; i < before.length; i++) {
                together += (before[i] - from) * (after[i] - to);
                alone += (before[i] - from) * (before[i] - from);
            }
            return new Line(from, to, alone > 0 ? Math.max(0, together / alone) : 1);
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElseThrow();
        }

        double at(double loss) {
            return to + slope * (loss - from);
        }
    }
}
