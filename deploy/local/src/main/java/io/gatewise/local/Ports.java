package io.gatewise.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens where on loopback.
 *
 * @param origin            what users see
 * @param study             study-service
 * @param studyManagement   its health and metrics
 * @param results           results-service
 * @param resultsManagement its health and metrics
 * @param workerManagements each worker's health and metrics
 * @param broker            Kafka
 * @param database          PostgreSQL
 */
record Ports(
        int origin,
        int study,
        int studyManagement,
        int results,
        int resultsManagement,
        List<Integer> workerManagements,
        int broker,
        int database) {

    private static final int FIRST_WORKER = 9083;

    Ports {
        workerManagements = List.copyOf(workerManagements);
    }

    /** The ports for given options: the fixed ones, or free ones if the options say so. */
    static Ports of(Options options) throws IOException {
        var workers = new ArrayList<Integer>();
        for (int number = 0; number < options.workers(); number++) {
            workers.add(inner(options, FIRST_WORKER + number));
        }
        return new Ports(
                FreePort.orWanted(options.port()),
                inner(options, 8081),
                inner(options, 9081),
                inner(options, 8082),
                inner(options, 9082),
                workers,
                inner(options, 19092),
                inner(options, 15432));
    }

    /** Every port with the name of what wants it. */
    Map<String, Integer> wanted(boolean infrastructureOnly) {
        var wanted = new LinkedHashMap<String, Integer>();
        if (!infrastructureOnly) {
            wanted.put("the users' address (--port)", origin);
            wanted.put("study-service", study);
            wanted.put("study-service's management", studyManagement);
            wanted.put("results-service", results);
            wanted.put("results-service's management", resultsManagement);
            for (int index = 0; index < workerManagements.size(); index++) {
                wanted.put("trial-worker-" + (index + 1) + "'s management", workerManagements.get(index));
            }
        }
        wanted.put("the broker", broker);
        wanted.put("PostgreSQL", database);
        return wanted;
    }

    private static int inner(Options options, int fixed) throws IOException {
        return FreePort.orWanted(options.freePorts() ? 0 : fixed);
    }
}
