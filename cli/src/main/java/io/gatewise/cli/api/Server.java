package io.gatewise.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One Gatewise, spoken to over HTTP.
 *
 * <p>Every exchange ends in an answer, a {@link ProblemException} (the server refused) or a {@link
 * ServerAwayException} (nobody answers, or a proxy answers for a service that isn't up yet).
 */
public final class Server {

    private static final int ACCEPTED = 202;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration UPLOAD = Duration.ofMinutes(30);
    /** What proxies say while the service behind them is away. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI base;
    private final Optional<String> token;
    private final HttpClient http;

    /** The Gatewise at {@code base}, such as {@code http://127.0.0.1:8080}; nothing is sent yet. */
    public Server(URI base) {
        this(base, Optional.empty());
    }

    /**
     * The same, with a token for each request.
     *
     * @throws UserMistakeException if the token could be read on its way
     */
    public Server(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
        if (token.isPresent() && !"https".equals(base.getScheme()) && !LOOPBACK.contains(base.getHost())) {
            throw new UserMistakeException(
                    "others could read the token on its way to " + base + ": need an address that begins with https");
        }
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Where it is. */
    public URI base() {
        return base;
    }

    /** One segment of a path or one value of a query, escaped. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The JSON at {@code path}, such as {@code /api/v1/studies}. */
    public JsonNode get(String path) {
        return json(exchange(request(path).GET()));
    }

    /** Posts nothing to {@code path}. */
    JsonNode post(String path) {
        return json(exchange(request(path).POST(BodyPublishers.noBody())));
    }

    /** Posts a body to {@code path}. */
    JsonNode post(String path, String contentType, BodyPublisher body) {
        return json(exchange(request(path).header("Content-Type", contentType).POST(body)));
    }

    /** Changes a part of what is at {@code path}. */
    JsonNode patch(String path, JsonNode changes) {
        return json(exchange(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(changes.toString()))));
    }

    /** Posts a large body, whose reading and checking may take long. */
    JsonNode upload(String path, String contentType, BodyPublisher body) {
        return json(exchange(request(path)
                .timeout(UPLOAD)
                .header("Content-Type", contentType)
                .POST(body)));
    }

    /** Deletes what is at {@code path}; false if it is accepted and takes its time. */
    boolean delete(String path) {
        HttpResponse<InputStream> response = exchange(request(path).DELETE());
        try (InputStream nothing = response.body()) {
            nothing.readAllBytes();
            return response.statusCode() != ACCEPTED;
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** The bytes at {@code path}. */
    Download download(String path) {
        HttpResponse<InputStream> response = exchange(request(path).GET());
        Optional<String> disposition = response.headers().firstValue("Content-Disposition");
        return new Download(disposition.flatMap(Download::fileName), response.body());
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(ANSWER)
                .header("Accept", "*/*")
                .header("User-Agent", "gatewise");
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    private HttpResponse<InputStream> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() >= 400) {
                throw refusal(response);
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        } catch (IOException e) {
            throw away(e);
        }
    }

    private RuntimeException refusal(HttpResponse<InputStream> response) {
        Problem problem = Problem.of(response.statusCode(), tree(response));
        if (AWAY.contains(problem.status())) {
            return ServerAwayException.notReady(
                    "Gatewise at " + base + " isn't ready: "
                            + (problem.detail().isEmpty() ? problem.title() : problem.detail()),
                    null);
        }
        return new ProblemException(problem);
    }

    private ServerAwayException away(IOException cause) {
        if (cause instanceof ConnectException || cause instanceof java.net.http.HttpConnectTimeoutException) {
            return ServerAwayException.nobody("no Gatewise at " + base + ": start one with ./gatewise up", cause);
        }
        String what = cause instanceof HttpTimeoutException ? "takes too long to answer" : "stopped in mid-answer";
        return ServerAwayException.notReady("Gatewise at " + base + " " + what, cause);
    }

    private JsonNode json(HttpResponse<InputStream> response) {
        JsonNode body = tree(response);
        if (body == null || !body.isObject()) {
            throw new UserMistakeException("what answers at " + base + " isn't Gatewise");
        }
        return body;
    }

    /** The body as JSON; null if it is something else. */
    private JsonNode tree(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw away(e);
        }
    }
}
