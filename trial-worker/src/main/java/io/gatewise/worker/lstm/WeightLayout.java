package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Kernels;

/**
 * Where the fused engine keeps each weight: one matrix for each half of each layer, then the output layer's.
 *
 * <p>A half's matrix has a row for each input, one for the bias, and one for each unit of the step before; its vectors are,
 * for each group of V units, the gates g (candidate), f (forget), o (output) and i (input). The output layer's has a row
 * for each unit that it reads and one for the bias. Columns and rows that only fill up a vector hold zeros, always.
 */
final class WeightLayout {

    private static final int GATES = 4;

    private final NetworkShape shape;
    private final int lanes;
    private final int[] halves;
    private final int outputAt;
    private final int length;

    WeightLayout(NetworkShape shape, int lanes) {
        this.shape = shape;
        this.lanes = lanes;
        this.halves = new int[shape.layers() * shape.directions()];
        long at = Kernels.LEAD;
        for (int half = 0; half < halves.length; half++) {
            halves[half] = (int) at;
            at += (long) rows(half / shape.directions()) * GATES * paddedUnits(half / shape.directions());
            require(at);
        }
        this.outputAt = (int) at;
        at += (long) (outputInputs() + 1) * vectors(shape.outputs()) * lanes;
        require(at);
        this.length = (int) at;
    }

    private static void require(long length) {
        if (length > Integer.MAX_VALUE - 16) {
            throw new TooLargeException("more weights than an array holds: " + length, null);
        }
    }

    /** How many vectors hold so many columns. */
    int vectors(int columns) {
        return (columns + lanes - 1) / lanes;
    }

    /** H of a layer filled up to whole vectors. */
    int paddedUnits(int layer) {
        return vectors(shape.units(layer)) * lanes;
    }

    /** How many numbers, zeros that fill up and those in front included. */
    int length() {
        return length;
    }

    /** How many entries of a row a layer reads as its input; of two directions the filled-up ones of both. */
    int inputs(int layer) {
        return layer == 0 ? shape.inputs() : said(layer - 1);
    }

    /** How many entries the output layer reads. */
    int outputInputs() {
        return said(shape.layers() - 1);
    }

    /** How many entries a layer says at a step. */
    private int said(int layer) {
        return shape.bidirectional() ? 2 * paddedUnits(layer) : shape.units(layer);
    }

    /** Rows of a half's matrix. */
    int rows(int layer) {
        return inputs(layer) + 1 + shape.units(layer);
    }

    int half(int layer, int direction) {
        return halves[layer * shape.directions() + direction];
    }

    int output() {
        return outputAt;
    }

    /** Where the first layer above so many begins; the output layer's place if there is none. */
    int above(int layers) {
        return layers == shape.layers() ? outputAt : half(layers, 0);
    }

    /** What is to be done with a weight. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Sees a weight.
         *
         * @param dl4j  its place in DL4J's order
         * @param place its place here
         */
        void visit(int dl4j, int place);
    }

    /**
     * Visits each weight in DL4J's order: for each layer, for each direction, W [inputs, 4H] and RW [H, 4H] in 'f' order
     * with the gates as blocks g, f, o, i, then b [4H]; at last the output layer's W in 'f' order and b.
     */
    void forEach(Visitor visitor) {
        int dl4j = 0;
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int direction = 0; direction < shape.directions(); direction++) {
                dl4j = half(layer, direction, dl4j, visitor);
            }
        }
        int top = shape.layers() - 1;
        int rows = outputInputs() + 1;
        for (int o = 0; o < shape.outputs(); o++) {
            for (int i = 0; i < shape.units(top) * shape.directions(); i++) {
                visitor.visit(dl4j++, outputAt + place(saidBy(top, i), o, rows));
            }
        }
        for (int o = 0; o < shape.outputs(); o++) {
            visitor.visit(dl4j++, outputAt + place(rows - 1, o, rows));
        }
    }

    private int half(int layer, int direction, int start, Visitor visitor) {
        int dl4j = start;
        int at = half(layer, direction);
        int inputs = inputs(layer);
        int units = shape.units(layer);
        for (int gate = 0; gate < GATES; gate++) {
            for (int unit = 0; unit < units; unit++) {
                for (int i = 0; i < shape.inputsOf(layer); i++) {
                    visitor.visit(dl4j++, at + gatePlace(layer, layer == 0 ? i : saidBy(layer - 1, i), gate, unit));
                }
            }
        }
        for (int gate = 0; gate < GATES; gate++) {
            for (int unit = 0; unit < units; unit++) {
                for (int i = 0; i < units; i++) {
                    visitor.visit(dl4j++, at + gatePlace(layer, inputs + 1 + i, gate, unit));
                }
            }
        }
        for (int gate = 0; gate < GATES; gate++) {
            for (int unit = 0; unit < units; unit++) {
                visitor.visit(dl4j++, at + gatePlace(layer, inputs, gate, unit));
            }
        }
        return dl4j;
    }

    /** The entry of a row for unit i of the layer that it reads: with two directions the second begins at a whole vector. */
    private int saidBy(int layer, int i) {
        int units = shape.units(layer);
        return i < units ? i : paddedUnits(layer) + i - units;
    }

    private int gatePlace(int layer, int row, int gate, int unit) {
        int vector = GATES * (unit / lanes) + gate;
        return (vector * rows(layer) + row) * lanes + unit % lanes;
    }

    private int place(int row, int column, int rows) {
        return (column / lanes * rows + row) * lanes + column % lanes;
    }
}
