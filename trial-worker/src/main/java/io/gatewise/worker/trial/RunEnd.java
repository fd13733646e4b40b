package io.gatewise.worker.trial;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Outcome;

/** What came of a request on this worker. */
public sealed interface RunEnd {

    /** The trial ended so. */
    record Ended(Outcome outcome) implements RunEnd {}

    /** The test part was read. */
    record Evaluated(Evaluation evaluation) implements RunEnd {}

    /**
     * The worker had to stop before the end; another one goes on.
     *
     * @param checkpoint the run's newest; null if it wrote none
     */
    record GivenBack(String reason, ArtifactReference checkpoint) implements RunEnd {

        /** Without a checkpoint. */
        public GivenBack(String reason) {
            this(reason, null);
        }
    }
}
