package io.gatewise.ring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as an OpenTelemetry collector does (OTLP over HTTP), and knows of which traces they are. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** What makes a service send here. */
    Map<String, String> settings() {
        return Map.of(
                "GATEWISE_TRACING_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
    }

    /**
     * How many messages with spans of that trace a service has sent; a message is of one service. An id is 16 bytes as they are,
     * also within protobuf: nothing else in a message is the same.
     *
     * @param traceId in hexadecimal
     */
    long messages(String service, String traceId) {
        return bodies.stream()
                .filter(body -> contains(body, service.getBytes(StandardCharsets.UTF_8)))
                .filter(body -> contains(body, HexFormat.of().parseHex(traceId)))
                .count();
    }

    private static boolean contains(byte[] body, byte[] part) {
        for (int from = 0; from + part.length <= body.length; from++) {
            if (Arrays.equals(body, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
