package io.gatewise.local.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one address that users see, on loopback. */
public final class ReverseProxy implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CONNECT_TIMEOUT_MS = 2_000;

    // a page that watches a study keeps a connection; Vert.x' default is 5
    private static final int CONNECTIONS_PER_SERVICE = 128;

    private final Vertx vertx;
    private final HttpServer server;

    private ReverseProxy(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Listens and passes requests on.
     *
     * @param port   where users connect; 0 for a free port
     * @param routes who answers what
     * @throws IOException if the port can't be had
     */
    public static ReverseProxy start(int port, Routes routes) throws IOException {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            var listening = vertx.createHttpServer(
                            new HttpServerOptions().setHost(HOST).setPort(port).setHandle100ContinueAutomatically(true))
                    .requestHandler(proxy(client(vertx), routes))
                    .listen();
            return new ReverseProxy(vertx, await(listening));
        } catch (IOException e) {
            vertx.close();
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening; requests under way are broken off. */
    @Override
    public void close() throws IOException {
        await(vertx.close());
    }

    private static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
    }

    private static HttpProxy proxy(HttpClient client, Routes routes) {
        return HttpProxy.reverseProxy(client)
                .originSelector(request -> Future.succeededFuture(SocketAddress.inetSocketAddress(
                        routes.upstream(request.path()).port(), HOST)))
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        return passOn(context, routes);
                    }
                });
    }

    private static Future<ProxyResponse> passOn(ProxyContext context, Routes routes) {
        var request = context.request();
        var asked = request.proxiedRequest().authority();
        // links and Location headers must name the address that the user knows
        request.setAuthority(
                asked == null
                        ? HostAndPort.create(
                                HOST,
                                context.request()
                                        .proxiedRequest()
                                        .localAddress()
                                        .port())
                        : asked);
        // answered by the proxy itself already
        request.headers().remove("Expect");
        var upstream = routes.upstream(request.proxiedRequest().path());
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(Unavailable.answer(request, upstream, failure)));
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
