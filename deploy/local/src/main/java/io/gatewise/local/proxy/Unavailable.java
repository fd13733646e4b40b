package io.gatewise.local.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;

/** What a client is told while a service does not answer: problem details and when to ask again. */
final class Unavailable {

    private static final int RETRY_SECONDS = 2;

    private Unavailable() {}

    /** The answer in place of the one that {@code failure} prevented. */
    static ProxyResponse answer(ProxyRequest request, Upstream upstream, Throwable failure) {
        var absent = failure instanceof ConnectException;
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
}
