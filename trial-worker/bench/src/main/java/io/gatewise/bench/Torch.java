package io.gatewise.bench;

import io.gatewise.worker.data.Batch;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The same network in libtorch, PyTorch's own library: {@code nn.LSTM}, {@code nn.Linear}, {@code Adam}. */
final class Torch implements Contender {

    /** libtorch's gate blocks i, f, g, o as places of DL4J's g, f, o, i. */
    private static final int[] GATE_OF_TORCH = {3, 1, 0, 2};

    private final Shape shape;
    private final LSTMImpl lstm;
    private final LinearImpl linear;
    private final TensorVector parameters = new TensorVector();
    private final Adam adam;
    private Batch copied;
    private Tensor x;
    private Tensor y;

    Torch(Shape shape) {
        torch.set_num_threads(1);
        this.shape = shape;
        var options = new LSTMOptions(shape.inputs(), shape.units());
        options.num_layers().put(shape.layers());
        this.lstm = new LSTMImpl(options);
        this.linear = new LinearImpl(shape.units(), 1);
        for (TensorVector some : new TensorVector[] {lstm.parameters(), linear.parameters()}) {
            for (long i = 0; i < some.size(); i++) {
                parameters.push_back(some.get(i));
            }
        }
        this.adam = new Adam(parameters, new AdamOptions(1e-3));
    }

    @Override
    public double step(Batch batch) {
        copy(batch);
        try (var scope = new PointerScope()) {
            adam.zero_grad();
            Tensor last = lstm.forward(x).get0().select(0, -1);
            Tensor loss = torch.mse_loss(linear.forward(last), y);
            loss.backward();
            adam.step();
            return loss.item_float();
        }
    }

    /** The batch is copied once, outside the time that later steps take. */
    private void copy(Batch batch) {
        if (batch != copied) {
            x = tensor(batch.x(), shape.steps(), shape.batch(), shape.inputs());
            y = tensor(batch.y(), shape.batch(), 1);
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

    /** Weights of each layer: weight_ih [4H, in], weight_hh [4H, H], bias_ih, bias_hh [4H]; then weight [1, H], bias. */
    @Override
    public void restore(float[] weights) {
        int at = 0;
        long place = 0;
        try (var guard = new NoGradGuard()) {
            for (int layer = 0; layer < shape.layers(); layer++) {
                int inputs = layer == 0 ? shape.inputs() : shape.units();
                for (int columns : new int[] {inputs, shape.units(), 1}) {
                    float[] block = turned(weights, at, columns);
                    at += block.length;
                    put(place++, block);
                }
                // DL4J has one bias; a second one would double its steps
                parameters.get(place).set_requires_grad(false);
                put(place++, new float[4 * shape.units()]);
            }
            put(place++, Arrays.copyOfRange(weights, at, at + shape.units()));
            put(place, new float[] {weights[at + shape.units()]});
        }
    }

    /** From DL4J's 'f' order [columns, 4H] to libtorch's 'c' order [4H, columns] is only another order of gates. */
    private float[] turned(float[] weights, int at, int columns) {
        int gate = shape.units() * columns;
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
