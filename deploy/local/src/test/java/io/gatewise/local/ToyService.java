package io.gatewise.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a service: ready at once, answers with its name, and notes when it is told to stop. */
public final class ToyService {

    private ToyService() {}

    public static void main(String[] arguments) throws IOException {
        var name = System.getProperty("gatewise.name");
        var stops = Path.of(System.getProperty("gatewise.artifacts.folder")).resolveSibling("stops");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(stops, name)));
        serve(Integer.getInteger("quarkus.management.port"), "ready");
        if (Integer.getInteger("quarkus.http.port") != null) {
            serve(Integer.getInteger("quarkus.http.port"), name);
        }
    }

    /** Makes {@code home} look like a built one whose services are this toy. */
    static void build(Path home) throws Exception {
        var classes = Path.of(ToyService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ToyService.class.getName());
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
        for (var module : new String[] {"study-service", "results-service", "trial-worker"}) {
            var app = Files.createDirectories(home.resolve(module).resolve("target/quarkus-app"));
            new JarOutputStream(Files.newOutputStream(app.resolve("quarkus-run.jar")), manifest).close();
        }
    }

    private static void serve(int port, String text) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    private static void note(Path file, String name) {
        try {
            Files.writeString(file, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
