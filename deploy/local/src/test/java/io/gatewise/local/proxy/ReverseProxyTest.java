package io.gatewise.local.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReverseProxyTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer study;
    private HttpServer results;
    private ReverseProxy proxy;

    @BeforeEach
    void start() throws IOException {
        study = server("study", 0);
        results = server("results", 0);
        proxy = ReverseProxy.start(
                0,
                new Routes(
                        new Upstream("study-service", study.getAddress().getPort()),
                        new Upstream("results-service", results.getAddress().getPort())));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        study.stop(0);
        results.stop(0);
    }

    @Test
    void asksTheServiceThatOwnsThePath() throws Exception {
        assertThat(get("/api/v1/studies?name=a%20b").body()).startsWith("study GET /api/v1/studies?name=a%20b");
        assertThat(get("/api/v1/results/births").body()).startsWith("results GET /api/v1/results/births");
        assertThat(get("/").body()).startsWith("results GET / ");
    }

    @Test
    void tellsTheServiceTheAddressThatTheUserKnows() throws Exception {
        assertThat(get("/api/v1/studies").body()).endsWith(" for 127.0.0.1:" + proxy.port());
    }

    @Test
    void passesLargeBodiesBothWays() throws Exception {
        study.createContext("/api/v1/echo", exchange -> {
            // whole before the answer begins: the client does not read while it sends
            var received = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(received);
            }
        });
        var body = new byte[20_000_000];
        Arrays.fill(body, (byte) 'x');

        var answer = client.send(
                request("/api/v1/echo")
                        .expectContinue(true)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void passesTheBeginningOfABodyOnBeforeItsEnd() throws Exception {
        var begun = new CountDownLatch(1);
        results.createContext("/api/v1/results/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write("first\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                // ends only after the reader has seen the beginning
                if (begun.await(30, TimeUnit.SECONDS)) {
                    out.write("second\n".getBytes(StandardCharsets.UTF_8));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var lines = client.send(request("/api/v1/results/slow").build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .peek(line -> begun.countDown())
                .toList();

        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void saysAsAProblemThatAServiceIsDownAndFindsItWhenItIsBack() throws Exception {
        var port = study.getAddress().getPort();
        assertThat(get("/api/v1/studies").statusCode()).isEqualTo(200);
        study.stop(0);

        var down = get("/api/v1/studies");
        study = server("again", port);
        var back = get("/api/v1/studies");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(down.headers().firstValue("retry-after")).isPresent();
        assertThat(down.body())
                .contains("\"status\":503", "study-service is not up", "\"instance\":\"/api/v1/studies\"");
        assertThat(back.body()).startsWith("again");
    }

    @Test
    void saysThatAServiceBrokeOffAnUpload() throws Exception {
        study.createContext("/api/v1/broken", HttpExchange::close);

        var answer = client.send(
                request("/api/v1/broken")
                        .POST(HttpRequest.BodyPublishers.ofString("a,b\n1,2\n"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("study-service broke off");
    }

    @Test
    void listensOnLoopbackOnlyAndSaysWhenThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ReverseProxy.start(taken.getLocalPort(), new Routes(null, null)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .timeout(Duration.ofSeconds(40));
    }

    private static HttpServer server(String name, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            var text = name + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " for "
                    + exchange.getRequestHeaders().getFirst("Host");
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return server;
    }
}
