package io.gatewise.results.numeric;

import org.hipparchus.special.Erf;

/**
 * The standard normal distribution, accurate far into its tails.
 *
 * <p>For z ≤ −1 everything follows from Laplace's continued fraction of Mills' ratio,
 * {@code Φ(−t) / φ(t) = 1 / (t + c(t))} with {@code c(t) = 1 / (t + 2 / (t + 3 / (t + …)))}, which involves no
 * differences and so loses no digits; for |z| &lt; 1 from the series of Φ around 0. Near −1 the fraction takes hundreds of terms,
 * so there c comes from its Taylor series around fixed places.
 */
public final class NormalTail {

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Below this, c comes from a series; beyond, the fraction is quick. */
    private static final double FAR = 8;

    /** So many series for each unit, in the middle of what each serves: at most 1/128 from its place. */
    private static final int SERIES = 64;

    /** The first term left out is below 10⁻¹⁶ of c. */
    private static final int TERMS = 6;

    /** The coefficients of c's series around 1, 1 + 1/64, … */
    private static final double[][] TAYLOR = taylor();

    private NormalTail() {}

    /** log φ(z), the density's logarithm. */
    public static double logDensity(double z) {
        return -0.5 * z * z - LOG_ROOT_TWO_PI;
    }

    /** log Φ(z), the distribution function's logarithm. */
    public static double logProbability(double z) {
        if (z <= -1) {
            return logDensity(z) - Math.log(-z + fraction(-z));
        }
        if (z < 1) {
            return Math.log(centralProbability(z));
        }
        return Math.log1p(-Math.exp(logDensity(z)) / (z + fraction(z)));
    }

    /** The z with Φ(z) = p, for p in [0, 1]. */
    public static double quantile(double p) {
        return Math.sqrt(2) * Erf.erfInv(2 * p - 1);
    }

    /** φ(z) / Φ(z), the derivative of {@link #logProbability}. */
    public static double hazard(double z) {
        return z <= -1 ? -z + fraction(-z) : Math.exp(logDensity(z) - logProbability(z));
    }

    /**
     * log(φ(z) + z Φ(z)): the logarithm of expected improvement at unit deviation.
     *
     * @see <a href="https://arxiv.org/abs/2310.20708">Ament et al. 2023, eq. 9</a>
     */
    public static double logImprovement(double z) {
        if (z <= -1) {
            double c = fraction(-z);
            return logDensity(z) + Math.log(c / (-z + c)); // φ(t) − t Φ(−t) = φ(t) c / (t + c)
        }
        return Math.log(improvement(z));
    }

    /** Φ(z) / (φ(z) + z Φ(z)), the derivative of {@link #logImprovement}. */
    public static double logImprovementSlope(double z) {
        return z <= -1 ? 1 / fraction(-z) : Math.exp(logProbability(z)) / improvement(z);
    }

    private static double improvement(double z) {
        if (z < 1) {
            return Math.exp(logDensity(z)) + z * centralProbability(z);
        }
        double c = fraction(z);
        return z + Math.exp(logDensity(z)) * c / (z + c); // h(z) = z + h(−z)
    }

    /** Φ(z) for |z| &lt; 1: ½ + φ(z) (z + z³/3 + z⁵/(3·5) + …). */
    private static double centralProbability(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 + Math.exp(logDensity(z)) * sum;
    }

    /** c(t) for t ≥ 1. */
    private static double fraction(double t) {
        if (!(t < FAR)) {
            return continued(t);
        }
        int place = (int) ((t - 1) * SERIES + 0.5);
        double[] a = TAYLOR[place];
        double u = t - place(place);
        return a[0] + u * (a[1] + u * (a[2] + u * (a[3] + u * (a[4] + u * a[5]))));
    }

    private static double place(int index) {
        return 1 + (double) index / SERIES;
    }

    /** From c' = (t + c) c − 1, which follows from φ' = −t φ. */
    private static double[][] taylor() {
        var series = new double[(int) ((FAR - 1) * SERIES) + 1][TERMS];
        for (int i = 0; i < series.length; i++) {
            double t = place(i);
            double[] a = series[i];
            a[0] = continued(t);
            for (int n = 0; n + 1 < TERMS; n++) {
                double sum = t * a[n] + (n == 0 ? -1 : a[n - 1]);
                for (int k = 0; k <= n; k++) {
                    sum += a[k] * a[n - k];
                }
                a[n + 1] = sum / (n + 1);
            }
        }
        return series;
    }

    /** c(t) for t ≥ 1 as a continued fraction, evaluated from the far end, with as many terms as it takes. */
    private static double continued(double t) {
        int terms = 20 + (int) (200 / (t * t));
        double tail = (t + Math.sqrt(t * t + 4.0 * terms)) / 2; // where the terms beyond settle
        for (int k = terms; k >= 2; k--) {
            tail = t + k / tail;
        }
        return 1 / tail;
    }
}
