package io.gatewise.study.spec;

import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Task;
import io.gatewise.model.study.TextModelling;
import io.gatewise.study.dataset.ClassCount;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.DatasetProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the networks of a task read and say, as far as the data set's profile tells. */
final class NetworkEnds {

    private final Task task;
    private final DatasetProfile data;

    NetworkEnds(Task task, DatasetProfile data) {
        this.task = task;
        this.data = data;
    }

    /** Whether they read characters rather than numbers. */
    boolean readsText() {
        return task instanceof TextModelling
                || task instanceof Classification classification && classification.text() != null;
    }

    /** Whether they say characters. */
    boolean saysText() {
        return task instanceof TextModelling;
    }

    /** How many numbers they read at a step. */
    int inputs() {
        if (task instanceof Forecasting forecasting) {
            List<String> present = new ArrayList<>(forecasting.targetColumns());
            present.addAll(forecasting.observed());
            present.addAll(forecasting.statics());
            return columns(present) + columns(forecasting.knownFuture()) * forecasting.horizon();
        }
        return columns(
                task instanceof Classification classification ? classification.inputs() : ((Labelling) task).inputs());
    }

    /** Columns, and one more for each that has missing values, where these are marked. */
    private int columns(List<String> names) {
        long marked = task.missing().indicator()
                ? names.stream()
                        .filter(name -> data.column(name)
                                .map(column -> column.missing() > 0)
                                .orElse(false))
                        .count()
                : 0;
        return names.size() + (int) marked;
    }

    /** The classes in the outputs' order; empty if there are none, or too many to be known here. */
    List<String> classes() {
        String label = task instanceof Classification classification
                ? classification.label()
                : task instanceof Labelling labelling ? labelling.label() : null;
        return Optional.ofNullable(label)
                .flatMap(data::column)
                .map(ColumnProfile::classes)
                .map(counts -> counts.stream().map(ClassCount::value).sorted().toList())
                .orElse(List.of());
    }

    /** How many numbers they say; 0 if that is not known here. */
    int outputs() {
        if (task instanceof Forecasting forecasting) {
            return forecasting.horizon()
                    * forecasting.targetColumns().size()
                    * Math.max(1, forecasting.quantiles().size());
        }
        return classes().size();
    }

    /** What the outputs mean, in the words of a model's profile. */
    String says() {
        return task instanceof Forecasting ? "linear" : "softmax";
    }

    /** What the output layer reads, in the same words; empty where the setting pooling decides. */
    String reads() {
        if (task instanceof Classification) {
            return "";
        }
        return task instanceof Forecasting ? "last" : "each-step";
    }
}
