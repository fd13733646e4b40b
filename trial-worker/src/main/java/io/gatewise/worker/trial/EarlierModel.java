package io.gatewise.worker.trial;

import io.gatewise.model.study.ModelProfile;
import io.gatewise.worker.lstm.Head;
import io.gatewise.worker.lstm.KeptWeights;
import io.gatewise.worker.lstm.NetworkShape;

/**
 * A network that was trained before.
 *
 * @param weights its weights; they fit the profile
 */
public record EarlierModel(ModelProfile profile, KeptWeights weights) {

    /**
     * A network.
     *
     * @param weights in DL4J's order, as many as the profile says
     */
    public static EarlierModel of(ModelProfile profile, float[] weights) {
        int outputs = profile.head() == null ? 1 : profile.head().outputs();
        // what the head reads doesn't change its weights
        var shape = new NetworkShape(
                profile.inputs(),
                outputs,
                profile.unitsByLayer(),
                profile.direction().equals("bidirectional"),
                Head.LAST);
        return new EarlierModel(profile, new KeptWeights(shape, weights));
    }
}
