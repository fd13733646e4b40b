package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Audited;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.format.UploadOptions;
import io.gatewise.study.store.DatasetCatalogue;
import io.gatewise.study.store.DatasetCatalogue.Added;
import io.gatewise.study.store.DatasetCatalogue.Incoming;
import io.gatewise.study.store.StoredDataset;
import io.gatewise.study.store.TooLargeException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /api/v1/datasets}. */
@Path("/api/v1/datasets")
@Blocking
@Tag(name = "Data sets", description = "Upload once, use in many studies.")
class DatasetResource {

    private final DatasetCatalogue catalogue;
    private final CurrentCaller caller;

    DatasetResource(DatasetCatalogue catalogue, CurrentCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @POST
    @Consumes({
        "text/csv",
        "text/tab-separated-values",
        "application/jsonl",
        "application/x-ndjson",
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "uploadDataset",
            summary = "Upload a data set",
            description = "CSV (with a header line; comma, semicolon or tab), sktime .ts, UCR .tsv, ARFF, JSON Lines or"
                    + " plain text, all UTF-8. Columns are numbers, times (ISO dates or date-times) or text; empty, NA"
                    + " and NaN cells are missing values. A multipart form may bring several files, the parts train,"
                    + " validation and test: they become one table with a column part. The same name with other content"
                    + " makes the name mean the newer one; the older stays under its digest.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples =
                                    @ExampleObject(
                                            name = "births",
                                            value = "date,births\n2000-01-01,9083\n2000-01-02,8006\n")))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = DatasetView.class)))
    @APIResponse(responseCode = "200", description = "The same content was there under that name")
    @APIResponse(responseCode = "400", description = "Refused: a problem detail says line, column and what is allowed")
    @APIResponse(responseCode = "413", description = "Larger than allowed")
    public Response upload(
            @RestQuery String name,
            @Parameter(description = "csv, ts, ucr, arff, jsonl or text; found out if it isn't given") @RestQuery
                    String format,
            @Parameter(description = "of csv: long, wide-rows or wide-columns; long if it isn't given") @RestQuery
                    String layout,
            @Parameter(description = "wide-rows: the column of labels") @RestQuery String label,
            @Parameter(description = "jsonl: the distance of steps, such as D or 15min; no times if it isn't given")
                    @RestQuery
                    String freq,
            InputStream body)
            throws IOException {
        return add(name, options(format, layout, label, freq), List.of(new Incoming(null, null, body)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response uploadForm(
            @RestQuery String name,
            @RestQuery String format,
            @RestQuery String layout,
            @RestQuery String label,
            @RestQuery String freq,
            @RestForm(FileUpload.ALL) List<FileUpload> files)
            throws IOException {
        UploadOptions options = options(format, layout, label, freq);
        try (var open = new FormFiles(files)) {
            return add(name, options, open.incoming());
        }
    }

    private static UploadOptions options(String format, String layout, String label, String freq) {
        try {
            return UploadOptions.of(format, layout, label, freq);
        } catch (IllegalArgumentException wrong) {
            String[] told = wrong.getMessage().split(": ", 2);
            throw Refusals.wrongParameter(told[0], told[1]);
        }
    }

    private Response add(String name, UploadOptions options, List<Incoming> files) throws IOException {
        Names.require(name);
        try {
            Added added = catalogue.add(caller.get(), name, files, options);
            URI location = URI.create("/api/v1/datasets/" + name);
            Response.ResponseBuilder reply =
                    added.isNew() ? Response.created(location) : Response.ok().location(location);
            return reply.entity(DatasetView.whole(added.dataset())).build();
        } catch (RefusedDataException refused) {
            throw Refusals.of(refused);
        } catch (TooLargeException tooLarge) {
            throw Refusals.of(tooLarge);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listDatasets",
            summary = "List data sets",
            description = "The newest of each name, by name.")
    public DatasetView.Page list() {
        return new DatasetView.Page(
                catalogue.newest(caller.get()).stream().map(DatasetView::brief).toList());
    }

    @GET
    @Path("/{key}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getDataset", summary = "Get a data set's profile", description = "By name or digest.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DatasetView.class)),
            description = "Its columns with type, missing values, range, mean, standard deviation and distinct values,"
                    + " classes with their counts, series with their lengths, and identical series of several parts"
                    + " (counted up to 1000)")
    @APIResponse(responseCode = "404", description = "No such data set")
    public DatasetView get(@RestPath String key) {
        return DatasetView.whole(find(key));
    }

    @GET
    @Audited
    @Path("/{key}/content")
    @Produces("text/csv")
    @Operation(
            operationId = "getDatasetContent",
            summary = "Get a data set's canonical form",
            description = "UTF-8 CSV with commas and line feeds; its SHA-256 is the data set's digest.")
    @APIResponse(responseCode = "404", description = "No such data set")
    public Response content(@RestPath String key) throws IOException {
        StoredDataset dataset = find(key);
        return Response.ok(catalogue.content(dataset), "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + dataset.name() + ".csv\"")
                .header("ETag", '"' + dataset.data().digest() + '"')
                .build();
    }

    @DELETE
    @Path("/{key}")
    @Operation(
            operationId = "deleteDataset",
            summary = "Delete a data set",
            description =
                    "By name, with its older uploads, or by digest. What the studies that learnt from it found stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such data set")
    @APIResponse(responseCode = "409", description = "A study that isn't cancelled learns from it")
    public void delete(@RestPath String key) {
        try {
            if (!catalogue.delete(caller.get(), key)) {
                throw ProblemException.notFound("there is no data set " + key);
            }
        } catch (DatasetCatalogue.InUseException inUse) {
            throw ProblemException.conflict("data set " + key + " is in use: " + inUse.getMessage());
        }
    }

    private StoredDataset find(String key) {
        return catalogue
                .find(caller.get(), key)
                .orElseThrow(() -> ProblemException.notFound("there is no data set " + key));
    }
}
