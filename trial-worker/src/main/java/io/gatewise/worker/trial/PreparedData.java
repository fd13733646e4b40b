package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.ForecastWindows;
import io.gatewise.worker.data.Scaling;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.model.ModelCard;
import io.gatewise.worker.validation.Split;
import io.gatewise.worker.validation.SplitPlan;
import java.util.Arrays;

/**
 * A data set made ready for one trainer's settings.
 *
 * @param task    what to learn
 * @param split   which rows are for what
 * @param scaling fitted on the training rows
 * @param windows the samples' source
 */
record PreparedData(Forecasting task, Split split, Scaling scaling, ForecastWindows windows) {

    static PreparedData of(Table table, Task task, ValidationPlan plan, Configuration settings) {
        Forecasting forecasting = forecasting(task);
        Split split = SplitPlan.split(plan, table);
        Scaling scaling = Scaling.fit(table, task.numericColumns(), split.training());
        int window = settings.integer(TrainerSetting.WINDOW.key());
        return new PreparedData(forecasting, split, scaling, new ForecastWindows(table, forecasting, scaling, window));
    }

    static PreparedData of(TrialRequest.TrainTrial request, Table table) {
        return of(table, request.task(), request.validation(), request.settings());
    }

    static Forecasting forecasting(Task task) {
        if (task instanceof Forecasting forecasting) {
            return forecasting;
        }
        throw new IllegalArgumentException("no way known to learn " + task);
    }

    /**
     * What to learn and what to judge by.
     *
     * @param fraction share of the training samples, in (0, 1]: the latest ones
     */
    TrainingData trainingData(double fraction) {
        int[] training = windows.samples(split.training());
        int kept = (int) Math.ceil(fraction * training.length);
        return new TrainingData(
                windows,
                Arrays.copyOfRange(training, training.length - kept, training.length),
                windows.samples(split.validation()));
    }

    ModelCard card(Configuration settings) {
        return new ModelCard(ModelCard.FORMAT, task, windows.window(), scaling, settings);
    }
}
