package io.gatewise.worker.lstm;

import java.util.Locale;

/**
 * How gradients change weights, in DL4J's own forms of the rules.
 *
 * @param kind         the rule
 * @param learningRate the step size at the start
 * @param momentum     of {@link Kind#SGD}: Nesterov's
 * @param gradientClip each component of the gradient is cut to this first; 0 for no clipping
 * @param gradientNorm then the whole gradient is shrunk to at most this length; 0 for no clipping
 */
public record Optimizer(Kind kind, double learningRate, double momentum, double gradientClip, double gradientNorm) {

    /** The known rules. */
    public enum Kind {
        /** Adam (Kingma &amp; Ba 2015), beta 0.9 and 0.999. */
        ADAM,
        /** Adam whose weight decay is apart from the gradient (Loshchilov &amp; Hutter 2019), as everywhere here. */
        ADAMW,
        /** Adam with Nesterov's look ahead (Dozat 2016). */
        NADAM,
        /** RMSprop (Tieleman &amp; Hinton 2012), decay 0.95. */
        RMSPROP,
        /** Plain steps, with Nesterov momentum if there is any. */
        SGD;

        /** The rule of that name in specs. */
        public static Kind named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
