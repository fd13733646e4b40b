package io.gatewise.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real HTTP server that plays Gatewise's API with prepared answers, and remembers what it was asked. */
public final class ToyGatewise implements AutoCloseable {

    /** One prepared answer. */
    public record Answer(int status, String contentType, String body, Map<String, String> headers) {}

    /** One request as it came. */
    public record Request(String line, String contentType, String body, String authorization) {

        /** One without a token. */
        public Request(String line, String contentType, String body) {
            this(line, contentType, body, null);
        }
    }

    private final HttpServer http;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    public ToyGatewise() {
        this(0);
    }

    private ToyGatewise(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** Another one at {@code port} with the same answers. */
    public ToyGatewise movedTo(int port) {
        var moved = new ToyGatewise(port);
        answers.forEach((line, prepared) -> moved.answers.put(line, new ArrayDeque<>(prepared)));
        return moved;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Answers {@code request}, such as {@code GET /api/v1/studies}, with JSON; the last answer repeats. */
    public ToyGatewise on(String request, String... json) {
        for (String body : json) {
            on(request, new Answer(request.startsWith("POST") ? 201 : 200, "application/json", body, Map.of()));
        }
        return this;
    }

    public ToyGatewise onProblem(String request, int status, String problem) {
        return on(request, new Answer(status, "application/problem+json", problem, Map.of()));
    }

    public synchronized ToyGatewise on(String request, Answer answer) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The body of the last request with that line. */
    public String bodyOf(String line) {
        return requests().stream()
                .filter(request -> request.line().equals(line))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
    }

    private synchronized Answer next(String line) {
        Deque<Answer> prepared = answers.get(line);
        if (prepared == null) {
            String problem = "{\"title\":\"not found\",\"status\":404,\"detail\":\"nothing at " + line + "\"}";
            return new Answer(404, "application/problem+json", problem, Map.of());
        }
        return prepared.size() > 1 ? prepared.poll() : prepared.peek();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(new Request(
                line,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body,
                exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = next(line);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
