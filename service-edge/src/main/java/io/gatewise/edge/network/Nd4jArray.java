package io.gatewise.edge.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** An array as {@code Nd4j.write} writes it: a buffer with the shape, then one with the values. */
final class Nd4jArray {

    /** 1 GiB in single precision: a few bytes in a zip may stand for many. */
    private static final long MOST_VALUES = 1 << 28;

    private static final int MOST_SHAPE_NUMBERS = 2 * 32 + 4;

    /** How buffers were kept by versions that wrote their length in 32 bits. */
    private static final List<String> SHORT_LENGTHS = List.of("DIRECT", "HEAP", "JAVACPP");

    private final DataInputStream in;
    private final int length;
    private final String type;

    private Nd4jArray(DataInputStream in, int length, String type) {
        this.in = in;
        this.length = length;
        this.type = type;
    }

    /** Reads up to the first value. */
    static Nd4jArray open(DataInputStream in) throws IOException {
        Buffer shape = Buffer.read(in);
        if (shape.length > MOST_SHAPE_NUMBERS) {
            throw refused("a shape of at most " + MOST_SHAPE_NUMBERS + " numbers", shape.length);
        }
        long shapeBytes = shape.length * (shape.type.equals("INT") ? Integer.BYTES : Long.BYTES);
        in.skipNBytes(shapeBytes);
        Buffer values = Buffer.read(in);
        if (values.length < 1 || values.length > MOST_VALUES) {
            throw refused("1 to " + MOST_VALUES + " weights", values.length);
        }
        if (!values.type.equals("FLOAT") && !values.type.equals("DOUBLE")) {
            throw refused("weights of type FLOAT or DOUBLE", values.type);
        }
        return new Nd4jArray(in, (int) values.length, values.type);
    }

    private record Buffer(long length, String type) {

        static Buffer read(DataInputStream in) throws IOException {
            String kept = in.readUTF();
            long length = SHORT_LENGTHS.contains(kept) ? in.readInt() : in.readLong();
            if (length < 0) {
                throw refused("a length of at least 0", length);
            }
            return new Buffer(length, in.readUTF());
        }
    }

    private static RefusedNetworkException refused(String needed, Object found) {
        return new RefusedNetworkException("coefficients.bin: need " + needed + ", found " + found);
    }

    /** How many values there should be. */
    int length() {
        return length;
    }

    /** What to do with a value. */
    @FunctionalInterface
    interface Visitor {

        /** Sees the value at a place from 0. */
        void visit(int place, float value);
    }

    /** Reads the values to their end. */
    void forEach(Visitor visitor) throws IOException {
        boolean single = type.equals("FLOAT");
        for (int place = 0; place < length; place++) {
            float value = single ? in.readFloat() : (float) in.readDouble();
            if (!Float.isFinite(value)) {
                throw refused("finite weights", value + " at place " + place);
            }
            visitor.visit(place, value);
        }
    }

    /** The values, read to their end. */
    float[] values() throws IOException {
        var values = new Growing(Math.min(length, 1 << 16));
        forEach((place, value) -> values.put(place, value, length));
        return values.numbers;
    }

    /** Grows as values come: the length is only a claim. */
    private static final class Growing {

        private float[] numbers;

        Growing(int size) {
            numbers = new float[size];
        }

        void put(int place, float value, int most) {
            if (place == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(most, 2L * place));
            }
            numbers[place] = value;
        }
    }
}
