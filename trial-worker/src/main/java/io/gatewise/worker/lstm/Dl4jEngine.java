package io.gatewise.worker.lstm;

import io.gatewise.model.cost.Batches;
import io.gatewise.model.cost.Learning;
import io.gatewise.model.cost.NetworkSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** Stock DL4J on ND4J's backend: the CPU, or a GPU where the build has one. */
public final class Dl4jEngine implements LstmEngine {

    /** Weights, their gradients, two moments, the best weights so far, and one to spare. */
    private static final int COPIES_OF_WEIGHTS = 6;

    /** Numbers kept a unit, sample and step between forward and backward pass: gates, states and their gradients. */
    private static final int NUMBERS_A_UNIT = 16;

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public void warmUp() {
        // before the first operation: threads within an operation make small networks slower
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
        CrashReportingUtil.crashDumpsEnabled(false); // lack of memory is an outcome, not a file in the folder
        WarmUp.train(this);
    }

    @Override
    public SequenceNetwork create(NetworkPlan plan) {
        refuse(plan);
        return Dl4jNetwork.withinMemory(() -> {
            var network = new MultiLayerNetwork(Dl4jLayers.of(plan));
            // the generator of weights and dropout belongs to the thread; building the layers may have used it
            Nd4j.getRandom().setSeed(plan.seed());
            network.init();
            return new Dl4jNetwork(network, plan);
        });
    }

    /** What DL4J has no word for; the same as {@link io.gatewise.model.study.StockDl4j} tells before a trial is made. */
    private static void refuse(NetworkPlan plan) {
        Regularisation regularisation = plan.regularisation();
        require(regularisation.recurrentDropout() == 0, "recurrentDropout");
        require(regularisation.inputNoise() == 0, "inputNoise");
        require(plan.optimizer().gradientNorm() == 0, "gradientNorm");
        require(plan.optimizer().kind() != Optimizer.Kind.ADAMW, "optimizer adamw");
        require(plan.loss().kind() != Loss.Kind.PINBALL, "quantiles (pinball loss)");
        require(regularisation.weightDecay() == 0, "weightDecay that is right (1.0.0-M2.1 applies it twice)");
        boolean lastOfBoth = plan.shape().bidirectional() && plan.shape().head() == Head.LAST;
        require(!lastOfBoth, "training of the last step of two directions (pooling last)");
    }

    private static void require(boolean possible, String setting) {
        if (!possible) {
            throw new IllegalArgumentException("engine dl4j has no " + setting + ": need engine fused");
        }
    }

    @Override
    public SequenceNetwork read(Path file) throws IOException {
        UntrustedZip.check(file);
        return new Dl4jNetwork(
                ModelSerializer.restoreMultiLayerNetwork(file.toFile(), UntrustedZip.has(file, "updaterState.bin")),
                null);
    }

    /** An estimate: what DL4J holds outside the heap, and for how long, is its own affair. */
    @Override
    public long trainingBytes(NetworkSize network, Learning learning, Batches training, Batches judging) {
        long perRow = network.allUnits() * NUMBERS_A_UNIT
                + 2L * network.inputs()
                + (network.eachStep() ? 3L * network.outputs() : 0);
        long rows = Math.min(training.most(), training.samples()) * training.longest();
        return Float.BYTES * (COPIES_OF_WEIGHTS * network.parameters() + rows * perRow);
    }

    @Override
    public Map<String, String> libraries() {
        return Map.of(
                "dl4j", version("org.deeplearning4j/deeplearning4j-nn"),
                "nd4j", version("org.nd4j/nd4j-api"),
                "nd4j-backend", Nd4j.getBackend().getClass().getSimpleName(),
                "blas", Nd4j.factory().blas().getBlasVendor().toString());
    }

    /** The version that Maven wrote into the jar; DL4J's manifests have none. */
    private static String version(String artifact) {
        String path = "/META-INF/maven/" + artifact + "/pom.properties";
        try (InputStream in = Dl4jEngine.class.getResourceAsStream(path)) {
            if (in == null) {
                return "unknown";
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
