package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * That trials begin small, and only the promising ones go on: what is made smaller, and in which steps.
 *
 * <p>The amounts are {@code min · reduction^k}; the last one is the full one. An amount that is nearer to it than the root of
 * {@code reduction} is left out: it would cost a rung and tell nothing new.
 *
 * @param by        what is made smaller
 * @param min       the first rung's amount: a whole number of epochs or folds of at least 1, or a share in (0, 1)
 * @param reduction one in so many trials of a rung goes on, and gets so many times as much, from {@link #LEAST_REDUCTION};
 *                  null for 3
 * @param scheme    where trials begin; null for {@link Scheme#ASHA}
 * @param extrapolation whether a trial is kept from going on if its learning curve foretells that it comes too late; null for
 *                  true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fidelity(
        @JsonProperty(required = true) By by,
        @JsonProperty(required = true) Double min,
        Double reduction,
        Scheme scheme,
        Boolean extrapolation) {

    /** A smaller reduction has rungs that hardly differ. */
    public static final double LEAST_REDUCTION = 1.1;

    /** A larger one promotes nobody. */
    public static final double MOST_REDUCTION = 100;

    /** The smallest share of data or budget. */
    public static final double LEAST_SHARE = 0.001;

    private static final MathContext DIGITS = new MathContext(9);

    /** What a lower rung has less of. */
    public enum By {
        /** Passes over the training part. */
        @JsonProperty("epochs")
        EPOCHS,
        /** Folds of the validation plan. */
        @JsonProperty("folds")
        FOLDS,
        /** The share of the training part that is learnt. */
        @JsonProperty("fraction")
        FRACTION,
        /** The share of the effort that an external trainer is told to spend. */
        @JsonProperty("budget")
        BUDGET;

        /** The name in specs and reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean counted() {
            return this == EPOCHS || this == FOLDS;
        }
    }

    /** Where trials begin. */
    public enum Scheme {
        /** All at the first rung (Li et al. 2020, arXiv 1810.05934). */
        @JsonProperty("asha")
        ASHA,
        /** Some at higher rungs, in case low ones mislead (Li et al. 2018, arXiv 1603.06560). */
        @JsonProperty("hyperband")
        HYPERBAND;

        /** The name in specs and reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a study's own numbers leave no room for.
     *
     * @param field  {@code by} or {@code min}
     * @param detail what was needed and what came
     */
    public record Contradiction(String field, String detail) {}

    public Fidelity {
        reduction = reduction == null ? 3.0 : reduction;
        scheme = scheme == null ? Scheme.ASHA : scheme;
        extrapolation = extrapolation == null || extrapolation;
        if (by == null || min == null) {
            throw new IllegalArgumentException("fidelity: need by and min, got " + by + " and " + min);
        }
        if (!(reduction >= LEAST_REDUCTION && reduction <= MOST_REDUCTION)) {
            throw new IllegalArgumentException(
                    "reduction: need " + LEAST_REDUCTION + " to " + MOST_REDUCTION + ", got " + reduction);
        }
        if (by.counted() && !(min >= 1 && min <= Integer.MAX_VALUE && min == Math.rint(min))) {
            throw new IllegalArgumentException(
                    "min: need a whole number of " + by.key() + " of at least 1, got " + min);
        }
        if (!by.counted() && !(min >= LEAST_SHARE && min < 1)) {
            throw new IllegalArgumentException(
                    "min: need a share of at least " + LEAST_SHARE + " and less than 1, got " + min);
        }
    }

    /** One that looks at learning curves. */
    public Fidelity(By by, Double min, Double reduction, Scheme scheme) {
        this(by, min, reduction, scheme, null);
    }

    /**
     * What can't be in such a study.
     *
     * @param maxEpochs of a full trial
     * @param folds     of a full trial
     */
    public List<Contradiction> contradictions(Trainer trainer, int maxEpochs, int folds) {
        return contradictions(trainer, new Rung(1, maxEpochs, folds, 1.0));
    }

    void require(Trainer trainer, Rung full) {
        for (Contradiction wrong : contradictions(trainer, full)) {
            throw new IllegalArgumentException("search.fidelity." + wrong.field() + ": " + wrong.detail());
        }
    }

    private List<Contradiction> contradictions(Trainer trainer, Rung full) {
        boolean outside = trainer == Trainer.EXTERNAL;
        if (outside != (by == By.BUDGET)) {
            return List.of(new Contradiction(
                    "by",
                    outside
                            ? "need budget where somebody outside trains, got " + by.key()
                            : "need epochs, folds or fraction where Gatewise trains, got budget"));
        }
        if (by == By.FOLDS && full.folds() == 1) {
            return List.of(new Contradiction(
                    "by", "need a validation of several folds (k-fold or walk-forward), got a hold-out"));
        }
        double most = amount(full);
        return min < most
                ? List.of()
                : List.of(new Contradiction(
                        "min",
                        "need less than the " + Math.round(most) + " " + by.key() + " of a full trial, got "
                                + Math.round(min)));
    }

    /**
     * The rungs of a study, at least two, the last one {@code full} but for its number.
     *
     * @param full with nothing made smaller
     */
    List<Rung> rungs(Rung full) {
        double most = amount(full);
        var rungs = new ArrayList<Rung>();
        double last = 0;
        for (double amount = min; rungs.isEmpty() || amount * Math.sqrt(reduction) <= most; amount *= reduction) {
            double rounded = by.counted() ? Math.rint(amount) : shortened(amount);
            if (rounded > last && rounded < most) {
                rungs.add(at(rungs.size() + 1, rounded, full));
            }
            last = Math.max(last, rounded);
        }
        rungs.add(new Rung(rungs.size() + 1, full.epochs(), full.folds(), full.fraction()));
        return List.copyOf(rungs);
    }

    /** How much a rung has of what is made smaller. */
    public double amount(Rung rung) {
        return switch (by) {
            case EPOCHS -> rung.epochs();
            case FOLDS -> rung.folds();
            case FRACTION, BUDGET -> rung.fraction();
        };
    }

    private Rung at(int number, double amount, Rung full) {
        return switch (by) {
            case EPOCHS -> new Rung(number, (int) amount, full.folds(), full.fraction());
            case FOLDS -> new Rung(number, full.epochs(), (int) amount, full.fraction());
            case FRACTION, BUDGET -> new Rung(number, full.epochs(), full.folds(), amount);
        };
    }

    /** 0.1 · 3 is 0.30000000000000004. */
    private static double shortened(double amount) {
        return new BigDecimal(amount).round(DIGITS).doubleValue();
    }
}
