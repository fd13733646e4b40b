package io.gatewise.local.proxy;

import java.util.List;

/**
 * Which service answers which path. study-service has the API and its description, results-service
 * the results and the pages.
 */
public final class Routes {

    private static final String RESULTS = "/api/v1/results";
    private static final List<String> STUDY = List.of("/api/v1", "/q/swagger-ui", "/q/openapi");

    private final Upstream study;
    private final Upstream results;

    /** Routes between the two services that users talk to. */
    public Routes(Upstream study, Upstream results) {
        this.study = study;
        this.results = results;
    }

    /**
     * Finds the service for a request.
     *
     * @param path the request's path, without its query
     */
    public Upstream upstream(String path) {
        if (within(path, RESULTS)) {
            return results;
        }
        return STUDY.stream().anyMatch(prefix -> within(path, prefix)) ? study : results;
    }

    private static boolean within(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
