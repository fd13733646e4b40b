package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.Transfer;
import io.gatewise.worker.lstm.FineTuning;
import io.gatewise.worker.lstm.LstmEngine;
import io.gatewise.worker.lstm.MisfitException;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.IOException;

/** Where trainings begin. */
@FunctionalInterface
interface Start {

    /**
     * A new network that begins so.
     *
     * @param settings complete
     * @param data     what it is to learn
     * @throws MisfitException if an earlier network's weights don't fit
     */
    SequenceNetwork network(LstmEngine engine, NetworkPlan plan, Configuration settings, TrainingData data);

    /** With drawn weights. */
    static Start random() {
        return (engine, plan, settings, data) -> engine.create(plan);
    }

    /**
     * As a request wants it; a model that is refused is told of when a network is made.
     *
     * @param wanted null for drawn weights
     */
    static Start of(Models models, StartingModel wanted) throws IOException {
        if (wanted == null) {
            return random();
        }
        try {
            return from(models.earlier(wanted.content()), wanted.head());
        } catch (MisfitException refused) {
            return (engine, plan, settings, data) -> {
                throw refused;
            };
        }
    }

    /** With an earlier network's weights. */
    private static Start from(EarlierModel earlier, Transfer.Head head) {
        return (engine, plan, settings, data) -> {
            Fit fit = Fit.of(earlier.profile(), head, plan, data.samples(), data.encoding());
            var tuning = new FineTuning(
                    settings.integer(TrainerSetting.FROZEN_LAYERS.key()),
                    settings.real(TrainerSetting.FINE_TUNE_RATE.key()),
                    head == Transfer.Head.KEEP);
            SequenceNetwork network = engine.create(plan.with(tuning));
            try {
                network.restore(earlier.weights().into(network.weights(), plan.shape(), fit.inputs(), fit.outputs()));
                return network;
            } catch (MisfitException misfit) {
                network.close();
                throw misfit;
            }
        };
    }
}
