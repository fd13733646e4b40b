package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.store.StoredDataset;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A data set as users see it; lists leave the columns out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dataset", description = "A data set: its identity is its digest, its name means the newest upload.")
record DatasetView(
        @Schema(examples = "births") String name,

        @Schema(description = "SHA-256 of the canonical form")
        String digest,

        @Schema(examples = "5479") long rows,
        @Schema(description = "of the canonical form") long bytes,

        @Schema(description = "profiles, in the file's order; left out in lists")
        List<ColumnProfile> columns,

        Instant uploadedAt) {

    static DatasetView whole(StoredDataset dataset) {
        return of(dataset, dataset.profile().columns());
    }

    static DatasetView brief(StoredDataset dataset) {
        return of(dataset, null);
    }

    private static DatasetView of(StoredDataset dataset, List<ColumnProfile> columns) {
        return new DatasetView(
                dataset.name(),
                dataset.data().digest(),
                dataset.profile().rows(),
                dataset.profile().bytes(),
                columns,
                dataset.uploadedAt());
    }

    /** All data sets. */
    @Schema(name = "Datasets")
    record Page(List<DatasetView> datasets) {}
}
