package io.gatewise.searchbench;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.CurvePoint;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.Rung;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.analysis.Forecast;
import io.gatewise.results.analysis.Forecasts;
import io.gatewise.results.fidelity.PromotionRule;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.proposal.Answer;
import io.gatewise.results.proposal.Proposer;
import io.gatewise.results.search.Fit;
import io.gatewise.results.search.FitTimer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One search in rungs of a surface whose trainings have learning curves, by effort. */
final class RungRun {

    /** Efforts at which regret is taken, in full trainings. */
    static final int[] AT = {5, 10, 20};

    private static final int PENDING = 4;
    private static final int PATIENCE = 10;
    private static final int TRIALS = 5000;
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final SlowLearning trainings;
    private final Surface surface;
    private final StudySpec spec;
    private final Proposer proposer = new Proposer(FitTimer.none());
    private final SplittableRandom random;
    private final Map<Integer, double[]> curves = new HashMap<>();
    private final Map<Integer, Configuration> configurations = new HashMap<>();
    private final PriorityQueue<Training> running = new PriorityQueue<>();
    private StudyState state;
    private Optional<Fit> fit = Optional.empty();
    private long sequence;
    private long nanos;
    private int answers;

    private record Training(double end, int number, Rung rung, int epochs) implements Comparable<Training> {
        @Override
        public int compareTo(Training other) {
            int byEnd = Double.compare(end, other.end);
            return byEnd == 0 ? Integer.compare(number, other.number) : byEnd;
        }
    }

    RungRun(SlowLearning trainings, Surface surface, Search search, long seed) {
        this.trainings = trainings;
        this.surface = surface;
        this.random = new SplittableRandom(1000 + seed);
        this.spec = new StudySpec(
                surface.name(),
                "data",
                new Forecasting("date", "y", List.of(), List.of(), 1),
                surface.space(),
                null,
                new Objective(Metric.RMSE, null),
                search,
                new HoldOut(0.2, null, 0.2, null),
                new StoppingRule(SlowLearning.EPOCHS, PATIENCE, null),
                null,
                null);
    }

    /** Regret of the study's best trial at each effort, in the loss's unit. */
    double[] regrets(double lowest) {
        take(new StudyEvent.StudyOpened(
                next(), BEGIN, spec, new DataReference("d", new ArtifactReference("d", "d", 1))));
        var regrets = new double[AT.length];
        double clock = 0;
        int spent = 0;
        int at = 0;
        while (at < AT.length) {
            ask(clock);
            Training done = running.poll();
            clock = done.end();
            while (at < AT.length && spent + done.epochs() > AT[at] * SlowLearning.EPOCHS) {
                regrets[at++] = state.best()
                        .map(best -> surface.loss().at(best.configuration()) - lowest)
                        .orElse(Double.POSITIVE_INFINITY);
            }
            spent += done.epochs();
            end(done);
        }
        return regrets;
    }

    int trials() {
        return configurations.size();
    }

    double askSeconds() {
        return nanos / 1e9 / answers;
    }

    /** Forecasts at the study's end, those of them whose band held, and trials withheld, those of them that were the best. */
    int[] forecasts() {
        var forecasts = Forecasts.of(spec, state.history());
        var counts = new int[4];
        for (TrialRecord trial : state.history().trials()) {
            Optional<Forecast> forecast = forecasts.of(trial);
            if (forecast.isPresent()) {
                double end = end(trial.number());
                counts[0]++;
                counts[1] +=
                        forecast.get().low() <= end && end <= forecast.get().high() ? 1 : 0;
            }
        }
        for (int number : PromotionRule.of(spec).withheld(state.history(), forecasts)) {
            counts[2]++;
            counts[3] += end(number) < state.best().orElseThrow().score().orElseThrow() ? 1 : 0;
        }
        return counts;
    }

    /** What a trial comes to if it is trained to its end. */
    private double end(int number) {
        double[] curve = curves.get(number);
        return curve[best(curve, trained(curve))];
    }

    private void ask(double clock) {
        if (running.size() >= PENDING) {
            return;
        }
        var demand =
                new StudyEvent.ProposalsWanted(next(), BEGIN, PENDING - running.size(), TRIALS - configurations.size());
        long start = System.nanoTime();
        Answer answer = proposer.answer(state, fit, demand);
        nanos += System.nanoTime() - start;
        answers++;
        fit = answer.fit().or(() -> fit);
        take(demand);
        for (TrialProposal.Proposal proposal : ((TrialProposal.TrialsProposed) answer.message()).proposals()) {
            open(proposal, clock);
        }
    }

    private void open(TrialProposal.Proposal proposal, double clock) {
        int number = configurations.size() + 1;
        Rung rung;
        int before = 0;
        if (proposal instanceof TrialProposal.GoOn onward) {
            number = onward.trial();
            rung = onward.rung();
            before = state.history()
                    .trial(number)
                    .flatMap(TrialRecord::last)
                    .orElseThrow()
                    .rung()
                    .epochs();
        } else {
            var fresh = (TrialProposal.NewTrial) proposal;
            rung = fresh.rung();
            configurations.put(number, fresh.configuration());
            curves.put(number, trainings.curve(fresh.configuration(), random));
        }
        double[] curve = curves.get(number);
        int epochs = curve == null ? 1 : Math.min(rung.epochs(), trained(curve)) - before;
        running.add(new Training(clock + epochs * Math.exp(0.2 * random.nextGaussian()), number, rung, epochs));
        take(new StudyEvent.TrialOpened(next(), BEGIN, number, configurations.get(number), rung, "proposed"));
    }

    private void end(Training done) {
        double[] curve = curves.get(done.number());
        Outcome outcome = curve == null
                ? new Outcome.Infeasible("diverged", "the loss is no number", List.of())
                : completed(curve, done.rung());
        take(new StudyEvent.TrialEnded(next(), BEGIN, done.number(), done.rung().number(), outcome, 1, null));
    }

    private static Outcome completed(double[] curve, Rung rung) {
        int epochs = Math.min(rung.epochs(), trained(curve));
        int best = best(curve, epochs);
        List<CurvePoint> points = IntStream.range(0, epochs)
                .mapToObj(i -> new CurvePoint(1, i + 1, 1, Map.of("rmse", curve[i])))
                .toList();
        boolean over = epochs == trained(curve);
        String why = over && epochs < SlowLearning.EPOCHS ? "patience" : "epochs";
        return new Outcome.Completed(curve[best], Map.of("rmse", curve[best]), points, best + 1, over, why, 1, 1, null);
    }

    /** The epochs after which early stopping ends a training, or there are no more. */
    private static int trained(double[] curve) {
        int epochs = 1;
        while (epochs < curve.length && epochs - 1 - best(curve, epochs) < PATIENCE) {
            epochs++;
        }
        return epochs;
    }

    private static int best(double[] curve, int epochs) {
        int best = 0;
        for (int i = 1; i < epochs; i++) {
            best = curve[i] < curve[best] ? i : best;
        }
        return best;
    }

    private EventId next() {
        return new EventId(new StudyId("bench"), 1, ++sequence);
    }

    private void take(StudyEvent event) {
        state = event instanceof StudyEvent.StudyOpened opened ? StudyState.opened(opened) : state.after(event);
    }
}
