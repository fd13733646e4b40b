package io.gatewise.worker.lstm;

import java.util.Arrays;

/**
 * The optimizer's step over all weights, in DL4J's own forms (nd4j's {@code AdamUpdater}, {@code NadamUpdater}, {@code
 * RmsPropUpdater}, {@code NesterovsUpdater}).
 *
 * <p>The order is DL4J's too: the gradient of the data's loss is clipped, then the penalties' gradients are added, then
 * the rule makes it a step, and weight decay comes on top.
 */
final class Updater {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float RMS_DECAY = 0.95f;
    private static final float EPSILON = 1e-8f;

    private final Optimizer optimizer;
    private final Regularisation regularisation;
    private final LearningSpans spans;
    private final float[] first;
    private final float[] second;

    /** An updater that has made no step yet. */
    Updater(Optimizer optimizer, Regularisation regularisation, LearningSpans spans) {
        this.optimizer = optimizer;
        this.regularisation = regularisation;
        this.spans = spans;
        int length = spans.end();
        boolean adam = isAdam();
        boolean state = adam || optimizer.kind() == Optimizer.Kind.RMSPROP || optimizer.momentum() > 0;
        this.first = new float[state ? length : 0];
        this.second = new float[adam ? length : 0];
        if (optimizer.kind() == Optimizer.Kind.RMSPROP) {
            Arrays.fill(first, EPSILON); // as DL4J's does
        }
    }

    private boolean isAdam() {
        return switch (optimizer.kind()) {
            case ADAM, ADAMW, NADAM -> true;
            case RMSPROP, SGD -> false;
        };
    }

    /** The first moment (Adam), mean square (RMSprop) or velocity (SGD) of each weight; empty if the rule has none. */
    float[] first() {
        return first;
    }

    /** Adam's second moment of each weight; else empty. */
    float[] second() {
        return second;
    }

    /**
     * Makes a step.
     *
     * @param step     how many steps were made before
     * @param rate     the learning rate
     * @param weights  modified
     * @param gradient of the data's loss; used up
     * @param free     for each weight whether penalties and decay leave it alone
     */
    void step(long step, double rate, float[] weights, float[] gradient, boolean[] free) {
        clip(gradient);
        penalise(weights, gradient, free);
        span(step, rate * spans.layersRate(), spans.start(), spans.head(), weights, gradient, free);
        span(step, rate * spans.headRate(), spans.head(), spans.end(), weights, gradient, free);
    }

    /** The weights from one place up to another one. */
    private void span(long step, double rate, int from, int to, float[] weights, float[] gradient, boolean[] free) {
        double correction1 = 1 - Math.pow(BETA1, step + 1.0);
        double correction2 = 1 - Math.pow(BETA2, step + 1.0);
        if (regularisation.weightDecay() > 0) {
            decay(from, to, weights, (float) (rate * regularisation.weightDecay()), free);
        }
        switch (optimizer.kind()) {
            case ADAM, ADAMW ->
                adam(from, to, weights, gradient, (float) (rate * Math.sqrt(correction2) / correction1));
            case NADAM -> nadam(from, to, weights, gradient, (float) (rate / correction1));
            case RMSPROP -> rmsprop(from, to, weights, gradient, (float) rate);
            case SGD -> sgd(from, to, weights, gradient, (float) rate);
        }
    }

    private void clip(float[] gradient) {
        float limit = (float) optimizer.gradientClip();
        if (limit > 0) {
            for (int i = spans.start(); i < spans.end(); i++) {
                float g = gradient[i];
                // a NaN stays one
                gradient[i] = g > limit ? limit : g < -limit ? -limit : g;
            }
        }
        if (optimizer.gradientNorm() > 0) {
            double squares = 0;
            for (int i = spans.start(); i < spans.end(); i++) {
                squares += (double) gradient[i] * gradient[i];
            }
            double norm = Math.sqrt(squares);
            if (norm > optimizer.gradientNorm()) {
                float factor = (float) (optimizer.gradientNorm() / norm);
                for (int i = spans.start(); i < spans.end(); i++) {
                    gradient[i] *= factor;
                }
            }
        }
    }

    private void penalise(float[] weights, float[] gradient, boolean[] free) {
        float l1 = (float) regularisation.l1();
        float l2 = (float) regularisation.l2();
        if (l1 == 0 && l2 == 0) {
            return;
        }
        for (int i = spans.start(); i < spans.end(); i++) {
            if (!free[i]) {
                gradient[i] += l2 * weights[i] + l1 * Math.signum(weights[i]);
            }
        }
    }

    private static void decay(int from, int to, float[] weights, float share, boolean[] free) {
        for (int i = from; i < to; i++) {
            weights[i] -= free[i] ? 0 : share * weights[i];
        }
    }

    private void adam(int from, int to, float[] weights, float[] gradient, float alpha) {
        float[] m = first;
        float[] v = second;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float mean = BETA1 * m[i] + (1 - BETA1) * g;
            float square = BETA2 * v[i] + (1 - BETA2) * g * g;
            m[i] = mean;
            v[i] = square;
            weights[i] -= alpha * mean / ((float) Math.sqrt(square) + EPSILON);
        }
    }

    private void nadam(int from, int to, float[] weights, float[] gradient, float rate) {
        float[] m = first;
        float[] v = second;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            m[i] = BETA1 * m[i] + (1 - BETA1) * g;
            v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
            float ahead = BETA1 * m[i] + (1 - BETA1) * g;
            weights[i] -= rate * ahead / ((float) Math.sqrt(v[i]) + EPSILON);
        }
    }

    private void rmsprop(int from, int to, float[] weights, float[] gradient, float rate) {
        float[] r = first;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            r[i] = RMS_DECAY * r[i] + (1 - RMS_DECAY) * g * g;
            weights[i] -= rate * g / ((float) Math.sqrt(r[i]) + EPSILON);
        }
    }

    private void sgd(int from, int to, float[] weights, float[] gradient, float rate) {
        float momentum = (float) optimizer.momentum();
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                weights[i] -= rate * gradient[i];
            }
            return;
        }
        float[] v = first;
        for (int i = from; i < to; i++) {
            float before = v[i];
            v[i] = momentum * before - rate * gradient[i];
            weights[i] += (1 + momentum) * v[i] - momentum * before;
        }
    }
}
