package io.gatewise.worker.lstm;

import io.gatewise.worker.data.Batch;
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

    @Override
    public void warmUp() {
        // before the first operation: threads within an operation make small networks slower
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
        CrashReportingUtil.crashDumpsEnabled(false); // lack of memory is an outcome, not a file in the folder
        var plan = new NetworkPlan(1, 1, 2, 1, 0.001, 0, 0, 0, "adam", 1, 1, 0);
        try (SequenceNetwork network = create(plan)) {
            network.fit(new Batch(1, 2, 1, 1, new float[2], new float[1]));
        }
    }

    @Override
    public SequenceNetwork create(NetworkPlan plan) {
        return Dl4jNetwork.withinMemory(() -> {
            var network = new MultiLayerNetwork(Dl4jLayers.of(plan));
            // the generator of weights and dropout belongs to the thread; building the layers may have used it
            Nd4j.getRandom().setSeed(plan.seed());
            network.init();
            return new Dl4jNetwork(network);
        });
    }

    @Override
    public SequenceNetwork read(Path file) throws IOException {
        return new Dl4jNetwork(ModelSerializer.restoreMultiLayerNetwork(file.toFile()));
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
