package io.gatewise.study.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/schemas}. */
@Path("/api/v1/schemas")
@Tag(name = "Schemas", description = "What documents look like.")
class SchemaResource {

    private final SpecDesk desk;

    SchemaResource(SpecDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/study")
    @Produces({"application/schema+json", "application/json"})
    @Operation(
            operationId = "getStudySchema",
            summary = "Get the JSON Schema of the study spec",
            description = "Draft 2020-12. Every field is described with its default; editors can complete by it.")
    public String study() {
        return desk.schema();
    }
}
