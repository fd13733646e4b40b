package io.gatewise.edge.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Makes JDBI injectable in services that have a database. */
@ApplicationScoped
@IfBuildProperty(name = "gatewise.database.enabled", stringValue = "true", enableIfMissing = true)
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource connections) {
        return Jdbi.create(connections);
    }
}
