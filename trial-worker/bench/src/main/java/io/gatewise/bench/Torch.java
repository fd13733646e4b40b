package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.NetworkPlan;
import io.gatewise.worker.lstm.NetworkShape;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The same network in libtorch, PyTorch's own library: {@code nn.LSTM}, {@code nn.Linear}, {@code Adam}. */
final class Torch implements Contender {

    /** libtorch's gate blocks i, f, g, o as places of DL4J's g, f, o, i. */
    private static final int[] GATE_OF_TORCH = {3, 1, 0, 2};

    private static final double EPSILON = 1e-8;
    private static final double BETA2 = 0.999;

    private final NetworkShape shape;
    private final boolean classes;
    private final LSTMImpl lstm;
    private final LinearImpl linear;
    private final TensorVector parameters = new TensorVector();
    private final Adam adam;
    private long steps;
    private Batch copied;
    private Tensor x;
    private Tensor y;
    private Tensor last;

    /**
     * The network of a plan.
     *
     * @param plan layers of one size that read in one direction, the last step, squared error or softmax, Adam
     */
    Torch(NetworkPlan plan) {
        torch.set_num_threads(1);
        this.shape = plan.shape();
        this.classes = plan.loss().kind() == Loss.Kind.SOFTMAX;
        var options = new LSTMOptions(shape.inputs(), shape.units(0));
        options.num_layers().put(shape.layers());
        this.lstm = new LSTMImpl(options);
        this.linear = new LinearImpl(shape.units(0), shape.outputs());
        for (TensorVector some : new TensorVector[] {lstm.parameters(), linear.parameters()}) {
            for (long i = 0; i < some.size(); i++) {
                parameters.push_back(some.get(i));
            }
        }
        this.adam = new Adam(parameters, new AdamOptions(plan.optimizer().learningRate()));
    }

    @Override
    public double step(Batch batch) {
        copy(batch);
        try (var scope = new PointerScope()) {
            adam.zero_grad();
            Tensor said = said();
            Tensor loss = classes
                    ? torch.cross_entropy(said, y) // of shares of the classes
                    : torch.mse_loss(said, y);
            loss.backward();
            sameEpsilon();
            adam.step();
            return loss.item_float();
        }
    }

    /**
     * DL4J adds epsilon to the uncorrected root (Kingma &amp; Ba's second form), libtorch to the corrected one: where gradients
     * are tiny, the steps would differ.
     */
    private void sameEpsilon() {
        steps++;
        var options = new AdamOptions(adam.param_groups().get(0).options());
        options.eps().put(EPSILON / Math.sqrt(1 - Math.pow(BETA2, steps)));
    }

    /** As {@link #step}, of a batch that was filled anew. */
    double learn(Batch batch) {
        copied = null;
        return step(batch);
    }

    /** As a network of the worker predicts. */
    float[] predict(Batch batch) {
        copied = null;
        copy(batch);
        try (var scope = new PointerScope();
                var guard = new NoGradGuard()) {
            Tensor said = classes ? torch.softmax(said(), 1) : said();
            float[] values = new float[batch.size() * shape.outputs()];
            said.contiguous().data_ptr_float().get(values);
            return values;
        }
    }

    private Tensor said() {
        Tensor all = lstm.forward(x).get0().reshape(-1, shape.units(0));
        return linear.forward(all.index_select(0, last));
    }

    /** The batch is copied once, outside the time that later steps take. */
    private void copy(Batch batch) {
        if (batch != copied) {
            x = tensor(batch.x(), batch.steps(), batch.size(), shape.inputs());
            y = tensor(batch.y(), batch.size(), shape.outputs());
            long[] rows = new long[batch.size()];
            for (int b = 0; b < rows.length; b++) {
                rows[b] = (batch.lengths()[b] - 1L) * batch.size() + b;
            }
            try (var pointer = new LongPointer(rows);
                    Tensor view = torch.from_blob(
                            pointer, new long[] {rows.length}, new TensorOptions(torch.ScalarType.Long))) {
                last = view.clone();
            }
            copied = batch;
        }
    }

    private static Tensor tensor(float[] values, long... sizes) {
        int length = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        try (var pointer = new FloatPointer(Arrays.copyOf(values, length));
                Tensor view = torch.from_blob(pointer, sizes)) {
            return view.clone();
        }
    }

    /** Weights of each layer: weight_ih [4H, in], weight_hh [4H, H], bias_ih, bias_hh [4H]; then weight [O, H], bias. */
    @Override
    public void restore(float[] weights) {
        int at = 0;
        long place = 0;
        try (var guard = new NoGradGuard()) {
            for (int layer = 0; layer < shape.layers(); layer++) {
                int inputs = layer == 0 ? shape.inputs() : shape.units(0);
                for (int columns : new int[] {inputs, shape.units(0), 1}) {
                    float[] block = turned(weights, at, columns);
                    at += block.length;
                    put(place++, block);
                }
                // DL4J has one bias; a second one would double its steps
                parameters.get(place).set_requires_grad(false);
                put(place++, new float[4 * shape.units(0)]);
            }
            int head = shape.units(0) * shape.outputs();
            put(place++, Arrays.copyOfRange(weights, at, at + head));
            put(place, Arrays.copyOfRange(weights, at + head, at + head + shape.outputs()));
        }
    }

    /** From DL4J's 'f' order [columns, 4H] to libtorch's 'c' order [4H, columns] is only another order of gates. */
    private float[] turned(float[] weights, int at, int columns) {
        int gate = shape.units(0) * columns;
        float[] block = new float[4 * gate];
        for (int torchGate = 0; torchGate < 4; torchGate++) {
            System.arraycopy(weights, at + GATE_OF_TORCH[torchGate] * gate, block, torchGate * gate, gate);
        }
        return block;
    }

    private void put(long place, float[] values) {
        Tensor parameter = parameters.get(place);
        try (Tensor from = tensor(values, values.length)) {
            parameter.copy_(from.view(parameter.sizes()));
        }
    }

    @Override
    public float[] weights() {
        throw new UnsupportedOperationException("libtorch's weights are only put in");
    }

    @Override
    public void close() {
        // libtorch frees them with the process
    }
}
