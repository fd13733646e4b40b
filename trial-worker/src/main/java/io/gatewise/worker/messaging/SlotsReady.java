package io.gatewise.worker.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the slots ask for requests, until the worker stops. */
@Readiness
@ApplicationScoped
class SlotsReady implements HealthCheck {

    private final TrialWorker worker;

    SlotsReady(TrialWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("slots").status(worker.ready()).build();
    }
}
