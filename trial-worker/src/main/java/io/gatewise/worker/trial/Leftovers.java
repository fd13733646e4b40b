package io.gatewise.worker.trial;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.worker.checkpoint.Checkpoints;
import java.io.IOException;

/** Removes a trial's checkpoints when nobody will go on from them. */
final class Leftovers {

    private final Checkpoints store;

    Leftovers(Checkpoints store) {
        this.store = store;
    }

    /**
     * Removes what is left of a rung and those below it after its end, whichever run wrote it. A completed end's own
     * checkpoint stays; after a failure or a cancelled attempt all stay, because the next attempt goes on from them, unless
     * the whole study was stopped.
     */
    void clear(AttemptKey key, Outcome outcome, boolean studyStopped, RunListener listener) {
        if (outcome instanceof Outcome.Completed completed) {
            clear(key, completed.checkpoint(), listener);
        } else if (outcome instanceof Outcome.Infeasible || studyStopped) {
            clear(key, null, listener);
        }
    }

    private void clear(AttemptKey key, ArtifactReference stays, RunListener listener) {
        try {
            for (int rung = 1; rung <= key.rung(); rung++) {
                for (Checkpoints.Found found : store.ofRung(new AttemptKey(key.study(), key.trial(), rung, 1))) {
                    if (stays == null || !stays.path().equals(found.path())) {
                        store.remove(found.path());
                    }
                }
            }
        } catch (IOException | RuntimeException failed) { // the end is out: nothing may change it now
            listener.checkpointFailed(failed);
        }
    }
}
