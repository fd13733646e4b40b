package io.gatewise.worker.lstm;

import io.gatewise.worker.kernel.Kernels;
import io.gatewise.worker.kernel.LeftRows;
import java.util.Arrays;

/**
 * One layer that reads in one direction: forward and backward pass over a batch.
 *
 * <p>Notation: B samples, T steps, I inputs, H units in q groups of V lanes; row {@code t * B + b}. The buffers grow to the
 * largest batch seen and are used again.
 *
 * <ul>
 *   <li>{@code rows}: bits of what each row multiplies the weights with: I inputs, a 1 for the bias, the H units of the step
 *       before. So one product a step does all of it, and one product over all rows gives all of the gradient.
 *   <li>{@code gates}: g, f, o, i of each group; after the backward pass their gradients.
 *   <li>{@code states}, {@code tanhs}: c and tanh c of each group.
 *   <li>{@code gradient}: of the outputs h, each group for all rows, as those who read them say; filled before the backward
 *       pass. {@code passed}: what the next step's gates add to a step's.
 * </ul>
 *
 * <p>Gates, states and tanhs lie in {@link Chunks}.
 */
final class LstmHalf {

    private static final int GATES = 4;

    private final Kernels kernels;
    private final int lanes;
    private final int inputs;
    private final int units;
    private final int groups;
    private final int weightRows;
    private final int weightsAt;
    private final boolean reverse;

    private int size;
    private int steps;
    private int[] lengths;
    private int shortest;
    private final Chunks chunks;
    private final LeftRows rows = new LeftRows();
    private float[] gates = {};
    private float[] states = {};
    private float[] tanhs = {};
    private float[] gradient = {};
    private float[] passed = {};
    private float[] stateGradient = {};
    private final LeftRows gateRows = new LeftRows();
    private final TurnedWeights recurrentTurned;
    private final TurnedWeights inputTurned;
    private final UnitDrops drops;

    LstmHalf(Kernels kernels, WeightLayout layout, NetworkShape shape, int layer, int direction) {
        this.kernels = kernels;
        this.lanes = kernels.lanes();
        this.inputs = layout.inputs(layer);
        this.units = shape.units(layer);
        this.groups = layout.vectors(units);
        this.weightRows = layout.rows(layer);
        this.weightsAt = layout.half(layer, direction);
        this.reverse = direction == 1;
        this.chunks = new Chunks(lanes);
        this.drops = new UnitDrops(groups, lanes);
        this.recurrentTurned = new TurnedWeights(kernels, weightsAt, weightRows, GATES * groups, inputs + 1, units);
        this.inputTurned = new TurnedWeights(kernels, weightsAt, weightRows, GATES * groups, 0, inputs);
    }

    /** Makes room for a batch. */
    void begin(int newSize, int newSteps, int[] newLengths, boolean training) {
        size = newSize;
        steps = newSteps;
        lengths = newLengths;
        shortest = newSteps;
        for (int b = 0; b < newSize; b++) {
            shortest = Math.min(shortest, newLengths[b]);
        }
        int all = size * steps;
        if (training) {
            chunks.all(size, steps);
        } else {
            chunks.newest(size);
        }
        rows.reset(all, weightRows);
        gates = Floats.grown(gates, chunks.length(GATES * groups));
        states = Floats.grown(states, chunks.length(groups));
        tanhs = Floats.grown(tanhs, chunks.length(groups));
        if (training) {
            gradient = Floats.grown(gradient, Kernels.LEAD + groups * all * lanes);
            passed = Floats.grown(passed, Kernels.LEAD + groups * size * lanes);
            stateGradient = Floats.grown(stateGradient, Kernels.LEAD + groups * size * lanes);
            gateRows.reset(size, GATES * groups * lanes);
        }
        rows.fillColumn(all, inputs, 1);
        int first = time(0) * size;
        for (int row = first; row < first + size; row++) {
            rows.clear(row, inputs + 1, units);
        }
    }

    /** What each row multiplies the weights with; its first I columns are to be filled after {@link #begin}. */
    LeftRows rows() {
        return rows;
    }

    int inputs() {
        return inputs;
    }

    /** Gradient of the outputs: group q, row r, lane l at {@code LEAD + (q * B * T + r) * V + l}. */
    float[] gradient() {
        return gradient;
    }

    /** Recurrent dropout, to be set for each batch after {@link #begin}. */
    UnitDrops drops() {
        return drops;
    }

    /** The step that is processed at place s of the order. */
    private int time(int s) {
        return reverse ? steps - 1 - s : s;
    }

    /**
     * Runs over the batch.
     *
     * @param weights all weights of the network
     * @param outputs bits of h: row r, unit u at {@code r * outputStride + outputAt + u}; filled up with zeros
     */
    void forward(float[] weights, int[] outputs, int outputStride, int outputAt, boolean training) {
        int panel = chunks.panel();
        for (int s = 0; s < steps; s++) {
            int row = time(s) * size;
            int gate = chunks.place(time(s), GATES * groups);
            int state = chunks.place(time(s), groups);
            int before = s > 0 ? chunks.place(time(s - 1), groups) : 0;
            int width = s == 0 ? inputs + 1 : weightRows;
            kernels.product(
                    size,
                    rows,
                    row,
                    width,
                    weights,
                    weightsAt,
                    weightRows * lanes,
                    GATES * groups,
                    gates,
                    gate,
                    panel,
                    false);
            for (int q = 0; q < groups; q++) {
                int at = GATES * q * panel + gate;
                int c = q * panel + state;
                kernels.forward(
                        gates,
                        at,
                        panel,
                        s == 0 ? null : states,
                        q * panel + before,
                        states,
                        tanhs,
                        c,
                        outputs,
                        row * outputStride + outputAt + q * lanes,
                        outputStride,
                        size);
            }
            if (time(s) >= shortest) {
                silence(time(s), state, outputs, outputStride, outputAt);
            }
            if (s + 1 < steps) {
                drops.handOn(
                        size,
                        outputs,
                        row * outputStride + outputAt,
                        outputStride,
                        rows,
                        time(s + 1) * size,
                        inputs + 1,
                        units);
            }
        }
    }

    /** Samples that have ended: their state and output are zero, so that a backward reader starts at their end. */
    private void silence(int t, int state, int[] outputs, int outputStride, int outputAt) {
        for (int b = 0; b < size; b++) {
            if (t >= lengths[b]) {
                int out = (t * size + b) * outputStride + outputAt;
                Arrays.fill(outputs, out, out + groups * lanes, 0);
                for (int q = 0; q < groups; q++) {
                    int c = q * chunks.panel() + state + b * lanes;
                    Arrays.fill(states, c, c + lanes, 0);
                }
            }
        }
    }

    /**
     * Runs back over the batch.
     *
     * @param weights  all weights of the network
     * @param sums     gradient of all weights; this half's is added
     * @param below    gradient of the inputs: vector n, row r, lane l at {@code LEAD + (n * B * T + r) * V + l}; null where
     *                 nobody needs it
     * @param add      whether it is added to what is there
     */
    void backward(float[] weights, float[] sums, float[] below, boolean add) {
        int all = size * steps;
        int n = size * lanes;
        int panel = chunks.panel();
        recurrentTurned.turn(weights);
        if (below != null) {
            inputTurned.turn(weights);
        }
        Arrays.fill(stateGradient, 0, Kernels.LEAD + groups * n, 0);
        for (int s = steps - 1; s >= 0; s--) {
            int row = time(s) * size;
            int gate = chunks.place(time(s), GATES * groups);
            int state = chunks.place(time(s), groups);
            int before = s > 0 ? chunks.place(time(s - 1), groups) : 0;
            if (time(s) >= shortest) {
                forget(time(s));
            }
            for (int q = 0; q < groups; q++) {
                kernels.backward(
                        gates,
                        GATES * q * panel + gate,
                        panel,
                        tanhs,
                        q * panel + state,
                        s == 0 ? null : states,
                        q * panel + before,
                        gradient,
                        Kernels.LEAD + (q * all + row) * lanes,
                        s + 1 == steps ? null : passed,
                        Kernels.LEAD + q * n,
                        stateGradient,
                        Kernels.LEAD + q * n,
                        n);
                for (int v = GATES * q; v < GATES * (q + 1); v++) {
                    kernels.copyRows(gates, v * panel + gate, gateRows, v * lanes, size);
                }
            }
            if (s > 0) {
                recurrentTurned.multiply(size, gateRows, passed, Kernels.LEAD, n, false);
                drops.dropGradient(passed, Kernels.LEAD);
            }
            if (below != null) {
                inputTurned.multiply(size, gateRows, below, Kernels.LEAD + row * lanes, all * lanes, add);
            }
            addWeights(time(s), sums);
        }
    }

    /** Once the step is the last of its chunk to be processed: adds what the chunk says about the weights. */
    private void addWeights(int step, float[] sums) {
        int first = chunks.first(step);
        int last = chunks.last(step);
        if (step == (reverse ? last : first)) {
            int vectors = GATES * groups;
            int count = (last - first + 1) * size;
            int at = chunks.place(first, vectors);
            kernels.outer(count, rows, first * size, weightRows, gates, at, chunks.panel(), vectors, sums, weightsAt);
        }
    }

    /** Samples that have ended pass nothing back. */
    private void forget(int t) {
        for (int b = 0; b < size; b++) {
            if (t >= lengths[b]) {
                for (int q = 0; q < groups; q++) {
                    int c = Kernels.LEAD + (q * size + b) * lanes;
                    Arrays.fill(stateGradient, c, c + lanes, 0);
                    int h = Kernels.LEAD + (q * size * steps + t * size + b) * lanes;
                    Arrays.fill(gradient, h, h + lanes, 0);
                    Arrays.fill(passed, c, c + lanes, 0);
                }
            }
        }
    }
}
