package io.gatewise.study.spec;

import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Transfer;

/** Finds the models that specs start from. */
@FunctionalInterface
public interface SpecModels {

    /**
     * What the model is.
     *
     * @throws NoModelException if there is none to start from; it says why
     */
    ModelProfile profile(Transfer transfer) throws NoModelException;

    /** There are none. */
    static SpecModels none() {
        return transfer -> {
            throw new NoModelException("there is no model");
        };
    }

    /** A spec names a model that can't be had. */
    final class NoModelException extends Exception {

        public NoModelException(String message) {
            super(message);
        }
    }
}
