package io.gatewise.worker.trial;

import io.gatewise.worker.checkpoint.FoldState;
import io.gatewise.worker.checkpoint.UnusableCheckpointException;
import io.gatewise.worker.lstm.Floats;
import io.gatewise.worker.lstm.SequenceNetwork;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;

/** A network in the middle of its training: its own state, then its best weights so far. */
final class NetworkState {

    private NetworkState() {}

    static void write(SequenceNetwork network, float[] bestWeights, DataOutput out) throws IOException {
        network.save(out);
        Floats.write(bestWeights, out);
    }

    /**
     * Puts the network into that state.
     *
     * @return the best weights
     * @throws UnusableCheckpointException if it is the state of another network, which leaves this one unusable
     */
    static float[] read(FoldState.Bytes state, SequenceNetwork network) throws UnusableCheckpointException {
        try (var in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            network.load(in);
            float[] best = Floats.read(in, Math.toIntExact(network.parameters()));
            if (in.read() >= 0) {
                throw new IOException("it is too long");
            }
            return best;
        } catch (IOException damaged) {
            throw new UnusableCheckpointException("not the state of such a network: " + damaged, damaged);
        }
    }
}
