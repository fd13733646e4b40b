package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What {@code kubectl apply -k k8s/overlays/NAME} sends to a cluster. */
enum Overlay {
    DEV,
    PRODUCTION,
    GPU;

    private static final Map<Overlay, List<Manifest>> RENDERED = new ConcurrentHashMap<>();
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    /** All objects, in the order in which they are applied. */
    List<Manifest> objects() {
        return RENDERED.computeIfAbsent(
                this, overlay -> render(Repository.ROOT.resolve("k8s/overlays").resolve(overlay.directory())));
    }

    /** What a folder with a kustomization comes to. */
    static List<Manifest> render(Path folder) {
        return Repository.documents(kustomize(folder)).stream()
                .map(Manifest::new)
                .toList();
    }

    List<Manifest> objects(String kind) {
        return objects().stream().filter(object -> object.kind().equals(kind)).toList();
    }

    Manifest object(String kind, String name) {
        return objects(kind).stream()
                .filter(object -> object.name().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(this + " has no " + kind + " " + name));
    }

    /** The pods that its own workloads make. */
    List<Pod> pods() {
        return objects().stream()
                .filter(object -> WORKLOADS.contains(object.kind()))
                .map(Pod::of)
                .toList();
    }

    /** The pods of Gatewise's three services. */
    List<Pod> services() {
        return pods().stream().filter(Pod::isGatewise).toList();
    }

    Pod pod(String name) {
        return pods().stream()
                .filter(pod -> pod.name().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError(this + " has no pod " + name));
    }

    /** The variables that a container gets as plain text: its own and those of its config maps. */
    Map<String, String> environment(JsonNode container) {
        var variables = new TreeMap<String, String>();
        container
                .path("envFrom")
                .forEach(source -> variables.putAll(Manifest.strings(
                        object("ConfigMap", source.at("/configMapRef/name").asText())
                                .at("/data"))));
        container.path("env").forEach(variable -> {
            if (variable.has("value")) {
                variables.put(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        });
        return variables;
    }

    private String directory() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String kustomize(Path folder) {
        var program = program();
        // a build server has it, or says nothing about k8s/
        assertThat(program.isEmpty() && System.getenv("CI") != null)
                .as("needs kubectl or kustomize on the PATH")
                .isFalse();
        assumeTrue(!program.isEmpty(), "neither kubectl nor kustomize is on the PATH: k8s/ is not checked");
        program.add(folder.toString());
        try {
            Path errors = Files.createTempFile("kustomize", ".log");
            var process =
                    new ProcessBuilder(program).redirectError(errors.toFile()).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            // what is deprecated is told there
            assertThat(errors).as("warnings of kustomize").isEmptyFile();
            Files.delete(errors);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> program() {
        if (onPath("kubectl")) {
            return new ArrayList<>(List.of("kubectl", "kustomize"));
        }
        return onPath("kustomize") ? new ArrayList<>(List.of("kustomize", "build")) : new ArrayList<>();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
