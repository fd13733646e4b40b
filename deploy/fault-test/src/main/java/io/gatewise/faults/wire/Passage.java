package io.gatewise.faults.wire;

/** Sees what clients write to topics before the broker does. */
@FunctionalInterface
public interface Passage {

    /** @param frame a whole request without its length; it may be changed, and may be kept waiting */
    void pass(byte[] frame) throws InterruptedException;
}
