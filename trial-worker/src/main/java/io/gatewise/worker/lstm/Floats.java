package io.gatewise.worker.lstm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of numbers: buffers that grow, and arrays in a stream (their number, then their bits). */
public final class Floats {

    private Floats() {}

    /** The buffer, or a new one of zeros where it is too short; what was in the old one is lost. */
    static float[] grown(float[] buffer, int length) {
        return buffer.length < length ? new float[length] : buffer;
    }

    /** Writes an array. */
    public static void write(float[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    /**
     * Reads an array.
     *
     * @throws IOException if it doesn't have the expected length
     */
    public static float[] read(DataInput in, int length) throws IOException {
        int written = in.readInt();
        if (written != length) {
            throw new IOException("need " + length + " numbers, found " + written);
        }
        byte[] bytes = new byte[length * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
