package io.gatewise.worker.lstm;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.NetworkSize;
import io.gatewise.model.cost.TrainingMemory;
import io.gatewise.worker.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Gatewise's own kernels, in the processor's vectors where the module {@code jdk.incubator.vector} is there. */
public final class FusedEngine implements LstmEngine {

    /** Makes kernels for a network: they are for one thread. */
    private final Supplier<Kernels> kernels;

    /** An engine on the best kernels that this virtual machine can run. */
    public FusedEngine() {
        this(Kernels::best);
    }

    FusedEngine(Supplier<Kernels> kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return "fused";
    }

    @Override
    public void warmUp() {
        WarmUp.train(this);
    }

    @Override
    public SequenceNetwork create(NetworkPlan plan) {
        try {
            return FusedNetwork.random(plan, kernels.get());
        } catch (OutOfMemoryError error) {
            throw new TooLargeException("memory ran out: " + error.getMessage(), error);
        }
    }

    @Override
    public SequenceNetwork read(Path file) throws IOException {
        Dl4jZip.Content content = Dl4jZip.read(file);
        var network = new FusedNetwork(content.plan(), kernels.get());
        network.restore(content.weights());
        network.restoreUpdater(content.state());
        return network;
    }

    @Override
    public long trainingBytes(NetworkSize network, Learning learning, Batches training, Batches judging) {
        return new TrainingMemory(network, learning, kernels.get().lanes()).bytes(training, judging);
    }

    /** Whether the processor's vectors are used; without them training takes several times longer. */
    public boolean usesVectors() {
        return !kernels.get().name().equals("plain");
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of("kernels", kernels.get().name());
    }
}
