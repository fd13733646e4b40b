package io.gatewise.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks services by their health pages whether they are ready. */
final class Readiness {

    private static final int ANSWER_MS = 2_000;

    private final Map<String, URI> pages;

    /** Pages to ask, by the name of the service. */
    Readiness(Map<String, URI> pages) {
        this.pages = new LinkedHashMap<>(pages);
    }

    /** The page of the service whose management listens on {@code port}. */
    static URI page(int port) {
        return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    }

    /** The names of those that are not ready yet; a service that was ready once isn't asked again. */
    List<String> waitingFor() {
        pages.values().removeIf(Readiness::isReady);
        return new ArrayList<>(pages.keySet());
    }

    private static boolean isReady(URI page) {
        try {
            var connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MS);
            connection.setReadTimeout(ANSWER_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // not listening yet: asked again soon
            return false;
        }
    }
}
