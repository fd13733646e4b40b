package io.gatewise.local.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;

/** What a client is told while a service does not answer: problem details and when to ask again. */
final class Unavailable {

    private static final int RETRY_SECONDS = 2;

    private Unavailable() {}

    /** The answer in place of the one that {@code failure} prevented. */
    static ProxyResponse answer(ProxyRequest request, Upstream upstream, Throwable failure) {
        var absent = neverAsked(request, failure);
        var status = absent ? 503 : 502;
        var problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", absent ? "Service Unavailable" : "Bad Gateway")
                .put("status", status)
                .put(
                        "detail",
                        absent
                                ? upstream.name() + " is not up at the moment, but is being started; try again"
                                : upstream.name() + " broke off; try again")
                .put("instance", request.proxiedRequest().path());
        return request.release()
                .response()
                .setStatusCode(status)
                .putHeader("Retry-After", Integer.toString(RETRY_SECONDS))
                .putHeader("Content-Type", "application/problem+json")
                .setBody(Body.body(Buffer.buffer(problem.encode())));
    }

    /**
     * Whether the service did nothing for the request: there was no connection, or a kept one that it had closed when it
     * stopped. What only reads may be asked again in any case.
     */
    private static boolean neverAsked(ProxyRequest request, Throwable failure) {
        boolean closed = failure instanceof ClosedChannelException;
        boolean brokenOff = failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof SocketException;
        return failure instanceof ConnectException
                || closed
                || brokenOff && reads(request.proxiedRequest().method());
    }

    private static boolean reads(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }
}
