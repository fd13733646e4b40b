package io.gatewise.worker.baseline;

import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.MissingValues.Policy;
import io.gatewise.worker.data.ColumnScale;
import io.gatewise.worker.data.Gaps;
import io.gatewise.worker.data.RowRange;
import io.gatewise.worker.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The simple forecasts of a table's series and targets, each of which goes by itself. A missing value is the one before
 * it. A baseline that reaches back before the first row of a series, or has too few rows to fit, is left out.
 */
public final class ForecastBaselines {

    private final Table table;
    private final Forecasting task;
    private final List<RowRange> training;
    private final double[][] targets;

    /** One way to forecast, by series and target. */
    private interface Family {

        Baseline of(int series, int target);
    }

    /**
     * The baselines of a task.
     *
     * @param training the rows to fit on
     */
    public ForecastBaselines(Table table, Forecasting task, List<RowRange> training) {
        this.table = table;
        this.task = task;
        this.training = training;
        this.targets = task.targetColumns().stream()
                .map(name -> Gaps.filled(
                        table.column(name),
                        table.series(),
                        Policy.FORWARD,
                        ColumnScale.fit(table.column(name), training).mean()))
                .toArray(double[][]::new);
    }

    /** A baseline that can forecast all the samples it was asked for. */
    public final class Named {

        private final Family family;
        private final int[] samples;

        private Named(Family family, int[] samples) {
            this.family = family;
            this.samples = samples;
        }

        /** The name for people. */
        public String name() {
            return family.of(table.seriesOf(samples[0]), 0).name();
        }

        /**
         * Forecasts the samples.
         *
         * @param to handed each sample and its forecast: row h, target k at {@code h * targets + k}, in the targets' units
         */
        public void forecast(BiConsumer<Integer, double[]> to) {
            int horizon = task.horizon();
            for (int sample : samples) {
                double[] all = new double[horizon * targets.length];
                for (int k = 0; k < targets.length; k++) {
                    Baseline baseline = family.of(table.seriesOf(sample), k);
                    double[] one = baseline.forecast(targets[k], new int[] {sample}, horizon);
                    for (int h = 0; h < horizon; h++) {
                        all[h * targets.length + k] = one[h];
                    }
                }
                to.accept(sample, all);
            }
        }
    }

    /**
     * Those of the wanted baselines that can forecast all samples.
     *
     * @param samples first predicted rows
     */
    public List<Named> of(Baselines wanted, int[] samples) {
        return families(wanted, samples).stream()
                .map(family -> new Named(family, samples))
                .toList();
    }

    private List<Family> families(Baselines wanted, int[] samples) {
        List<Family> families = new ArrayList<>();
        if (samples.length == 0) {
            return families;
        }
        for (int lag : lags(wanted)) {
            var naive = new NaiveLag(lag, task.horizon());
            if (reaches(naive.reach(), samples)) {
                families.add((series, target) -> naive);
            }
        }
        if (wanted.autoregression() != null && reaches(wanted.autoregression(), samples)) {
            addAutoregression(wanted.autoregression(), samples, families);
        }
        return families;
    }

    /** Where none are named, the horizon and the season. */
    private Set<Integer> lags(Baselines wanted) {
        if (wanted.lags() != null) {
            return new LinkedHashSet<>(wanted.lags());
        }
        var lags = new LinkedHashSet<>(List.of(task.horizon()));
        if (task.season() > 1) {
            lags.add(task.season());
        }
        return lags;
    }

    private boolean reaches(int reach, int[] samples) {
        for (int sample : samples) {
            if (sample - reach < table.series().get(table.seriesOf(sample)).from()) {
                return false;
            }
        }
        return true;
    }

    private void addAutoregression(int lags, int[] samples, List<Family> families) {
        Baseline[][] fitted = new Baseline[table.series().size()][targets.length];
        for (int sample : samples) {
            int series = table.seriesOf(sample);
            if (fitted[series][0] != null) {
                continue;
            }
            List<RowRange> rows = training.stream()
                    .filter(range -> range.size() > 0 && table.seriesOf(range.from()) == series)
                    .toList();
            if (rows.stream().noneMatch(range -> range.size() > lags)) {
                return;
            }
            for (int k = 0; k < targets.length; k++) {
                fitted[series][k] = Autoregression.fit(targets[k], rows, lags);
            }
        }
        families.add((series, target) -> fitted[series][target]);
    }
}
