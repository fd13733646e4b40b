package io.gatewise.worker.trial;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.ValidationPlan;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Parts;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.data.TableColumns;
import io.gatewise.worker.validation.FoldPlan;
import java.io.IOException;

/**
 * A data set with its task and its plan.
 *
 * @param folds the plan's parts
 * @param start where networks begin that learn it
 */
record PreparedData(Table table, Task task, FoldPlan folds, Start start) {

    static PreparedData of(Datasets datasets, DataReference data, Task task, ValidationPlan plan) throws IOException {
        Table table = datasets.table(data, TableColumns.of(task, plan));
        return new PreparedData(table, task, FoldPlan.of(plan, task, table), Start.random());
    }

    /** The same, for networks that begin elsewhere. */
    PreparedData startingFrom(Start other) {
        return new PreparedData(table, task, folds, other);
    }

    /** What a network of complete settings learns and is judged by. */
    TrainingData learning(Parts parts, Configuration settings, double fraction) {
        Encoding encoding = Encoding.fit(table, task, parts.training());
        Samples samples = Samples.of(table, task, parts, encoding, window(settings));
        long bytes = table.bytes() + samples.bytes();
        return new TrainingData(samples, encoding, samples.training(fraction), samples.validation(), start, bytes);
    }

    static int window(Configuration settings) {
        return settings.integer(TrainerSetting.WINDOW.key());
    }
}
