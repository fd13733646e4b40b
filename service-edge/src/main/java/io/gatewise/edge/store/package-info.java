/** The service's own database, through JDBI on Quarkus' connection pool. */
package io.gatewise.edge.store;
