package io.gatewise.faults.ring;

import io.gatewise.local.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who listens where on loopback; fixed for a ring's life, however often its processes start.
 *
 * @param broker   Kafka itself
 * @param proxy    what clients know as the broker
 * @param direct   the broker, for whoever must not be met by faults
 * @param controller the broker's controller
 * @param database PostgreSQL
 * @param study    each study-service
 * @param results  each results-service
 * @param workers  each worker's health and metrics
 */
public record Addresses(
        int broker,
        int proxy,
        int direct,
        int controller,
        int database,
        List<Service> study,
        List<Service> results,
        List<Integer> workers) {

    /** A service's port for users, and the one for health and metrics. */
    public record Service(int port, int management) {}

    public Addresses {
        study = List.copyOf(study);
        results = List.copyOf(results);
        workers = List.copyOf(workers);
    }

    static Addresses free(Size size) throws IOException {
        var workers = new ArrayList<Integer>();
        for (int i = 0; i < size.workers(); i++) {
            workers.add(FreePort.orWanted(0));
        }
        return new Addresses(
                FreePort.orWanted(0),
                FreePort.orWanted(0),
                FreePort.orWanted(0),
                FreePort.orWanted(0),
                FreePort.orWanted(0),
                services(size.studyServices()),
                services(size.resultsServices()),
                workers);
    }

    private static List<Service> services(int count) throws IOException {
        var services = new ArrayList<Service>();
        for (int i = 0; i < count; i++) {
            services.add(new Service(FreePort.orWanted(0), FreePort.orWanted(0)));
        }
        return services;
    }

    /** Where a database is. */
    public String jdbcUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + database + "/" + name;
    }
}
