package io.gatewise.results.search;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.results.history.History;
import io.gatewise.results.history.RungScore;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.history.TrialState;
import io.gatewise.results.space.EncodedSpace;
import io.gatewise.results.space.TakenPoints;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What a sampler is asked about. Each trial is encoded once, whatever is asked of it.
 *
 * <p>Scores of different rungs don't compare. Those of the highest rung count that more trials have reached than there are
 * dimensions, as in BOHB (Falkner et al. 2018, section 3.2), an exhausted trial's for all rungs above its own; a trial that
 * has none there is known to be taken and teaches nothing.
 */
public final class SearchProblem {

    /** Permits every configuration; nothing needs to be decoded for it. */
    public static final Predicate<Configuration> ALL = configuration -> true;

    private final EncodedSpace space;
    private final History history;
    private final Optional<Fit> lastFit;
    private final Predicate<Configuration> permitted;
    private final TakenPoints taken;
    private final List<EarlierStudy> earlier;
    private final Optional<Timing> timing;
    private final Map<TrialState, List<double[]>> points = new EnumMap<>(TrialState.class);
    private final double[] losses;
    private final RungLosses rungs = new RungLosses();

    /** A problem without constraints. */
    public SearchProblem(EncodedSpace space, Direction direction, History history, Optional<Fit> lastFit) {
        this(space, direction, history, lastFit, ALL, List.of());
    }

    /** A problem in which improvement counts for each trial, however long it takes. */
    public SearchProblem(
            EncodedSpace space,
            Direction direction,
            History history,
            Optional<Fit> lastFit,
            Predicate<Configuration> permitted,
            List<EarlierStudy> earlier) {
        this(space, direction, history, lastFit, permitted, earlier, Optional.empty());
    }

    /**
     * The problem of a study as it stands.
     *
     * @param space     where to search
     * @param direction which end of the objective is the good one
     * @param history   what counted so far; trials that are no points of the space are left out
     * @param lastFit   the surrogates as they were fitted for the answer before this one
     * @param permitted whether a configuration keeps the study's constraints
     * @param earlier   what other studies learnt before
     * @param timing    empty where improvement counts for each trial, however long it takes
     */
    public SearchProblem(
            EncodedSpace space,
            Direction direction,
            History history,
            Optional<Fit> lastFit,
            Predicate<Configuration> permitted,
            List<EarlierStudy> earlier,
            Optional<Timing> timing) {
        this.timing = timing;
        this.earlier = List.copyOf(earlier);
        this.permitted = permitted;
        this.space = space;
        this.taken = permitted == ALL
                ? new TakenPoints() // nothing to decode
                : new TakenPoints(point -> permitted.test(space.decode(point)));
        this.history = history;
        this.lastFit = lastFit;
        for (TrialState state : TrialState.values()) {
            points.put(state, new ArrayList<>());
        }
        List<Double> scores = new ArrayList<>();
        int rung = rung(history, space.dimensions());
        for (TrialRecord trial : history.trials()) {
            Optional<double[]> found = space.remember(trial.configuration());
            if (found.isPresent()) {
                double[] point = found.get();
                taken.add(point);
                rungs.add(trial, point, direction);
                OptionalDouble score = trial.scoreAt(rung);
                boolean infeasible = trial.state() == TrialState.INFEASIBLE;
                if (score.isPresent() && !infeasible) {
                    points.get(TrialState.COMPLETED).add(point);
                    scores.add(direction.loss(score.getAsDouble()));
                } else if (trial.state() != TrialState.COMPLETED) {
                    points.get(trial.state()).add(point);
                }
            }
        }
        this.losses = scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The highest rung that more than so many trials have a score for; the lowest that any has, if there is none. */
    static int rung(History history, int dimensions) {
        var reached = new BitSet();
        for (TrialRecord trial : history.trials()) {
            for (RungScore score : trial.scores()) {
                reached.set(score.rung().number());
            }
        }
        if (reached.isEmpty()) {
            return 1;
        }
        int lowest = reached.nextSetBit(0);
        for (int rung = reached.length() - 1; rung > lowest; rung = reached.previousSetBit(rung - 1)) {
            if (completed(history, rung) > dimensions) {
                return rung;
            }
        }
        return lowest;
    }

    private static int completed(History history, int rung) {
        int count = 0;
        for (TrialRecord trial : history.trials()) {
            if (trial.scoreAt(rung).isPresent()) {
                count++;
            }
        }
        return count;
    }

    /** The same space and constraints with other scores, of which lower is better. */
    SearchProblem with(History other, Optional<Fit> fit) {
        return new SearchProblem(space, Direction.MINIMIZE, other, fit, permitted, List.of());
    }

    /** Where to search. */
    public EncodedSpace space() {
        return space;
    }

    /** What counted so far. */
    public History history() {
        return history;
    }

    /** What other studies learnt before. */
    public List<EarlierStudy> earlier() {
        return earlier;
    }

    /** What is known of seconds; empty where they don't count. */
    Optional<Timing> timing() {
        return timing;
    }

    /** The surrogates as they were fitted for the answer before this one. */
    public Optional<Fit> lastFit() {
        return lastFit;
    }

    /** The points of all trials, whatever became of them, and all that break a constraint; the caller's own. */
    TakenPoints taken() {
        return taken.copy();
    }

    /** The points of the trials in that state, n rows of length d, by number; completed are those with a loss. */
    double[][] points(TrialState state) {
        return points.get(state).toArray(double[][]::new);
    }

    /** The points of all trials that were tried or are being tried, whatever became of them. */
    List<double[]> tried() {
        return points.values().stream().flatMap(List::stream).toList();
    }

    /** The losses of the completed trials, in the order of {@code points(COMPLETED)}. */
    double[] losses() {
        return losses.clone();
    }

    /** What trials came to at every rung. */
    RungLosses rungs() {
        return rungs;
    }

    /** How many trials have a loss that counts. */
    public int completed() {
        return losses.length;
    }

    /** Whether every point of the space was tried. */
    public boolean exhausted() {
        return taken.size() >= space.size();
    }
}
