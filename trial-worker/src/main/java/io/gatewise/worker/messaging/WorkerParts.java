package io.gatewise.worker.messaging;

import io.gatewise.worker.TrialWorkerSettings;
import io.gatewise.worker.lstm.Dl4jEngine;
import io.gatewise.worker.lstm.FusedEngine;
import io.gatewise.worker.store.StoredCheckpoints;
import io.gatewise.worker.store.StoredDatasets;
import io.gatewise.worker.store.StoredModels;
import io.gatewise.worker.trial.CheckpointRule;
import io.gatewise.worker.trial.Engines;
import io.gatewise.worker.trial.RequestRunner;
import io.gatewise.worker.trial.StopRegister;
import io.gatewise.worker.trial.Workplace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the core's objects injectable. */
@ApplicationScoped
class WorkerParts {

    private static final Logger LOG = Logger.getLogger(WorkerParts.class);

    private static final Path LINUX_PROCESSOR = Path.of("/proc/cpuinfo");

    @Produces
    @Singleton
    Engines engines() {
        var dl4j = new Dl4jEngine();
        dl4j.warmUp();
        var fused = new FusedEngine();
        fused.warmUp();
        if (!fused.usesVectors()) {
            LOG.warn("engine fused is slow: start Java with --add-modules=jdk.incubator.vector");
        }
        return new Engines(Map.of(dl4j.name(), dl4j, fused.name(), fused));
    }

    @Produces
    @Singleton
    StopRegister stopRegister() {
        return new StopRegister();
    }

    @Produces
    @Singleton
    RequestRunner requestRunner(
            Engines engines,
            StoredDatasets datasets,
            StoredModels models,
            StoredCheckpoints checkpoints,
            TrialWorkerSettings settings) {
        // the other half of a stop is for the checkpoint and the message
        var patience = Duration.ofSeconds(settings.stopSeconds()).dividedBy(2);
        var rule = new CheckpointRule(checkpoints, Duration.ofSeconds(settings.checkpointSeconds()), patience);
        return new RequestRunner(
                engines, datasets, models, rule, settings.trialMemory().asLongValue(), System::nanoTime);
    }

    @Produces
    @Singleton
    Workplace workplace(
            Engines engines,
            @ConfigProperty(name = "gatewise.name") Optional<String> name,
            @ConfigProperty(name = "quarkus.application.version") String version)
            throws IOException {
        var libraries = new TreeMap<>(engines.libraries());
        libraries.put("java", System.getProperty("java.runtime.version"));
        String worker =
                name.isPresent() ? name.get() : InetAddress.getLocalHost().getHostName();
        return new Workplace(version, worker, device(), libraries);
    }

    /** The processor's model where the system tells it, else its kind. */
    private static String device() throws IOException {
        if (Files.isReadable(LINUX_PROCESSOR)) {
            try (Stream<String> lines = Files.lines(LINUX_PROCESSOR)) {
                Optional<String> model = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst();
                if (model.isPresent()) {
                    return model.get();
                }
            }
        }
        return System.getProperty("os.arch");
    }
}
