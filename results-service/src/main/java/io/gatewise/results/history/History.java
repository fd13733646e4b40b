package io.gatewise.results.history;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Direction;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A study's trials by number. Immutable: each event makes a new one. */
public final class History {

    private static final History EMPTY = new History(new TrialRecord[0]);

    private final TrialRecord[] trials; // ascending by number

    private History(TrialRecord[] trials) {
        this.trials = trials;
    }

    /** The history of a study in which nothing happened yet. */
    public static History empty() {
        return EMPTY;
    }

    /** The history of these trials, in any order. */
    public static History of(Collection<TrialRecord> trials) {
        return new History(trials.stream()
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .toArray(TrialRecord[]::new));
    }

    /** This history after a trial was opened, or opened again for a higher rung. */
    public History opened(int number, Configuration configuration, String origin, Rung rung) {
        int index = index(number);
        if (index >= 0) {
            return replaced(index, trials[index].reopened(rung));
        }
        var opened = new TrialRecord(number, configuration, origin, rung, TrialState.OPEN, List.of());
        var longer = new ArrayList<>(Arrays.asList(trials));
        longer.add(-index - 1, opened);
        return new History(longer.toArray(TrialRecord[]::new));
    }

    /**
     * This history after a trial ended.
     *
     * @throws IllegalArgumentException if no trial has that number
     */
    public History ended(int number, Outcome outcome) {
        return ended(number, outcome, Course.NONE);
    }

    /** The same of a trial of which more is known than its score. */
    public History ended(int number, Outcome outcome, Course course) {
        return changed(number, trial -> trial.ended(outcome, course));
    }

    /** This history after its newest event told what a trial took. */
    History taking(int number, Function<TrialRecord, Expense> told) {
        return changed(number, trial -> trial.taking(told.apply(trial)));
    }

    /** This history after its study was cancelled: the ends of open trials follow no more. */
    public History cancelled() {
        return new History(Arrays.stream(trials)
                .map(trial -> trial.state() == TrialState.OPEN ? trial.cancelled() : trial)
                .toArray(TrialRecord[]::new));
    }

    /** All trials by number. */
    public List<TrialRecord> trials() {
        return Collections.unmodifiableList(Arrays.asList(trials));
    }

    /** The trials in that state, by number. */
    public List<TrialRecord> in(TrialState state) {
        return stream(state).toList();
    }

    /** The trial with that number. */
    public Optional<TrialRecord> trial(int number) {
        int index = index(number);
        return index >= 0 ? Optional.of(trials[index]) : Optional.empty();
    }

    /** How many trials have a number. */
    public int size() {
        return trials.length;
    }

    /** Whether a trial is open. */
    public boolean hasPending() {
        return stream(TrialState.OPEN).findAny().isPresent();
    }

    /**
     * The best of the trials that were trained furthest: a score of a low rung never beats one of a higher rung, but for an
     * exhausted trial's, which is the full rung's. One that is open again stands where it was; of equal scores the lowest
     * number.
     *
     * @param full the study's last rung
     */
    public Optional<TrialRecord> best(Direction direction, Rung full) {
        // a plain loop: it is asked after every event
        TrialRecord best = null;
        int furthest = 0;
        double least = 0;
        for (TrialRecord trial : trials) {
            if (!ranks(trial)) {
                continue;
            }
            RungScore last = trial.scores().get(trial.scores().size() - 1);
            int reached = reached(last, full);
            double loss = direction.loss(last.score());
            if (best == null || reached > furthest || reached == furthest && Double.compare(loss, least) < 0) {
                best = trial;
                furthest = reached;
                least = loss;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean ranks(TrialRecord trial) {
        return (trial.state() == TrialState.COMPLETED || trial.state() == TrialState.OPEN)
                && !trial.scores().isEmpty();
    }

    /** How many trials are in each state; states that none is in are left out. */
    public Map<TrialState, Long> counts() {
        var counts = new long[TrialState.values().length];
        for (TrialRecord trial : trials) {
            counts[trial.state().ordinal()]++;
        }
        var found = new EnumMap<TrialState, Long>(TrialState.class);
        for (TrialState state : TrialState.values()) {
            if (counts[state.ordinal()] > 0) {
                found.put(state, counts[state.ordinal()]);
            }
        }
        return found;
    }

    /** The trials that were trained furthest, by number: those that {@link #best} looks among. */
    List<TrialRecord> furthest(Rung full) {
        List<TrialRecord> scored = Arrays.stream(trials).filter(History::ranks).toList();
        int furthest = scored.stream()
                .mapToInt(trial -> reached(trial.last().orElseThrow(), full))
                .max()
                .orElse(0);
        return scored.stream()
                .filter(trial -> reached(trial.last().orElseThrow(), full) == furthest)
                .toList();
    }

    /** This history with one more trial under way, of which no event has told yet. */
    public History pending(Configuration configuration) {
        int number = trials.length == 0 ? 1 : trials[trials.length - 1].number() + 1;
        return opened(number, configuration, "proposed", new Rung(1, 1, 1, 1));
    }

    /** The same trials with other scores. */
    public History scored(ToDoubleBiFunction<TrialRecord, RungScore> score) {
        return new History(Arrays.stream(trials)
                .map(trial -> trial.scored(each -> score.applyAsDouble(trial, each)))
                .toArray(TrialRecord[]::new));
    }

    /** The rung whose score a trial's last one is. */
    private static int reached(RungScore last, Rung full) {
        return last.exhausted() ? full.number() : last.rung().number();
    }

    private Stream<TrialRecord> stream(TrialState state) {
        return Arrays.stream(trials).filter(trial -> trial.state() == state);
    }

    private History changed(int number, UnaryOperator<TrialRecord> change) {
        int index = index(number);
        if (index < 0) {
            throw new IllegalArgumentException("no trial has the number " + number);
        }
        return replaced(index, change.apply(trials[index]));
    }

    private History replaced(int index, TrialRecord trial) {
        TrialRecord[] copy = trials.clone();
        copy[index] = trial;
        return new History(copy);
    }

    private int index(int number) {
        int low = 0;
        int high = trials.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (trials[middle].number() == number) {
                return middle;
            }
            if (trials[middle].number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
