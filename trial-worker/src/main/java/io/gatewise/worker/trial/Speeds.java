package io.gatewise.worker.trial;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.NetworkSize;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.SpeedFit;
import io.gatewise.model.cost.TrainingWork;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How fast this worker trains with each engine, learnt from what it trained last. Safe for several threads. */
final class Speeds {

    private static final int KEPT = 100;
    private static final double NANOS_A_SECOND = 1e9;
    private static final Configuration SETTINGS = TrainerSetting.standards();
    private static final int INPUTS = 4;
    private static final int STEPS = 20;

    /** Until the compiler has done its work. */
    private static final int UNMEASURED = 150;

    private static final int MEASURED = 100;

    private final LongSupplier nanoTime;
    private final Map<String, Deque<SpeedFit.Training>> last = new HashMap<>();

    /** Speeds that nobody has measured yet. */
    Speeds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** As the last trainings show it; without any, what is expected of a processor. */
    synchronized Speed of(LstmEngine engine) {
        Deque<SpeedFit.Training> trainings = last.getOrDefault(engine.name(), new ArrayDeque<>());
        return SpeedFit.of(Speed.expected(engine.name()), new ArrayList<>(trainings));
    }

    /** The same, but without any training the engine is tried out on a small network, within a second or two. */
    Speed measured(LstmEngine engine) {
        synchronized (this) {
            if (last.containsKey(engine.name())) {
                return of(engine);
            }
        }
        tryOut(engine);
        return of(engine);
    }

    /** A training ended. */
    synchronized void ended(LstmEngine engine, double operations, double epochs, double seconds) {
        if (operations > 0 && epochs > 0 && seconds > 0) { // a clock may stand still
            Deque<SpeedFit.Training> trainings = last.computeIfAbsent(engine.name(), name -> new ArrayDeque<>());
            trainings.addLast(new SpeedFit.Training(operations, epochs, seconds));
            if (trainings.size() > KEPT) {
                trainings.removeFirst();
            }
        }
    }

    private void tryOut(LstmEngine engine) {
        int size = SETTINGS.integer(TrainerSetting.BATCH_SIZE.key());
        var batch = new Batch(INPUTS, 1, false);
        batch.reset(size, STEPS);
        var loss = Loss.of(Loss.Kind.SQUARED);
        try (SequenceNetwork network = engine.create(NetworkPlan.of(SETTINGS, INPUTS, 1, false, loss, 1))) {
            fit(network, batch, UNMEASURED);
            long began = nanoTime.getAsLong();
            fit(network, batch, MEASURED);
            double seconds = (nanoTime.getAsLong() - began) / NANOS_A_SECOND;
            var work = new TrainingWork(NetworkSize.of(SETTINGS, INPUTS, 1, false), Learning.of(SETTINGS));
            Batches learnt = Batches.even((long) size * MEASURED, size, STEPS);
            // no epoch was ordered or judged: none to speak of
            ended(engine, work.epochOperations(learnt, Batches.even(0, size, 0)), 1e-3, seconds);
        }
    }

    private static void fit(SequenceNetwork network, Batch batch, int times) {
        for (int i = 0; i < times; i++) {
            network.fit(batch);
        }
    }
}
