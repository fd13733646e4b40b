package io.gatewise.faults.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message on its way to the broker.
 *
 * @param bytes      the frame that it lies in
 * @param batchStart where its batch begins in there
 * @param batchSize  the length of its batch
 * @param start      where its value begins
 * @param length     the length of its value; 0 for a tombstone
 */
record SentMessage(
        String topic, int partition, byte[] key, byte[] bytes, int batchStart, int batchSize, int start, int length) {

    /** A copy of its value. */
    byte[] value() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** Its value as text. */
    String text() {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
}
