package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A measure of predictions. Those of forecasts are in the target's own unit. */
public enum Metric {
    /** Root of the mean squared error. */
    @JsonProperty("rmse")
    RMSE("rmse", Direction.MINIMIZE),

    /** Mean absolute error. */
    @JsonProperty("mae")
    MAE("mae", Direction.MINIMIZE),

    /** Coefficient of determination: 1 less the squared error over the target's variance. */
    @JsonProperty("r2")
    R2("r2", Direction.MAXIMIZE),

    /** Symmetric mean absolute percentage error, 0 to 200: 200 |y - f| / (|y| + |f|); two zeros count 0. */
    @JsonProperty("smape")
    SMAPE("smape", Direction.MINIMIZE),

    /**
     * Mean absolute scaled error: the absolute error over the seasonal naive forecast's one on the training part
     * (Hyndman &amp; Koehler 2006).
     */
    @JsonProperty("mase")
    MASE("mase", Direction.MINIMIZE),

    /** Mean pinball loss over all quantiles (Koenker &amp; Bassett 1978). */
    @JsonProperty("pinball")
    PINBALL("pinball", Direction.MINIMIZE),

    /** Share of right classes. */
    @JsonProperty("accuracy")
    ACCURACY("accuracy", Direction.MAXIMIZE),

    /** Mean over the classes of the share of their members found. */
    @JsonProperty("balancedAccuracy")
    BALANCED_ACCURACY("balancedAccuracy", Direction.MAXIMIZE),

    /** Mean over the classes of F1. */
    @JsonProperty("macroF1")
    MACRO_F1("macroF1", Direction.MAXIMIZE),

    /** F1 of each class, weighted by its members. */
    @JsonProperty("weightedF1")
    WEIGHTED_F1("weightedF1", Direction.MAXIMIZE),

    /** Mean of -ln p of the right class; p is cut to at least 1e-15. */
    @JsonProperty("logLoss")
    LOG_LOSS("logLoss", Direction.MINIMIZE),

    /** Area under the ROC curve; of several classes the mean of one class against the rest. */
    @JsonProperty("auroc")
    AUROC("auroc", Direction.MAXIMIZE),

    /** Area under the precision-recall curve as a step function; of several classes the mean of one against the rest. */
    @JsonProperty("averagePrecision")
    AVERAGE_PRECISION("averagePrecision", Direction.MAXIMIZE),

    /** Mean of -log2 p of the right character. */
    @JsonProperty("bitsPerCharacter")
    BITS_PER_CHARACTER("bitsPerCharacter", Direction.MINIMIZE),

    /** 2 to the power of the bits per character. */
    @JsonProperty("perplexity")
    PERPLEXITY("perplexity", Direction.MINIMIZE);

    /** Those of forecasts. */
    static final Set<Metric> OF_FORECASTS =
            Collections.unmodifiableSet(EnumSet.of(RMSE, MAE, R2, SMAPE, MASE, PINBALL));

    /** Those of classes. */
    static final Set<Metric> OF_CLASSES = Collections.unmodifiableSet(
            EnumSet.of(ACCURACY, BALANCED_ACCURACY, MACRO_F1, WEIGHTED_F1, LOG_LOSS, AUROC, AVERAGE_PRECISION));

    /** Those of texts. */
    static final Set<Metric> OF_TEXT =
            Collections.unmodifiableSet(EnumSet.of(BITS_PER_CHARACTER, PERPLEXITY, ACCURACY));

    private final String key;
    private final Direction natural;

    Metric(String key, Direction natural) {
        this.key = key;
        this.natural = natural;
    }

    /** The name in specs, curves and reports. */
    public String key() {
        return key;
    }

    /** The direction in which this metric is good. */
    public Direction natural() {
        return natural;
    }

    /** The metric of that name, if there is one. */
    public static Optional<Metric> named(String key) {
        return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
    }
}
