package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.study.dataset.ColumnProfile;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Leakage;
import io.gatewise.study.dataset.SeriesProfile;
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

        @Schema(
                description =
                        "of the column series: how many, and their rows; left out in lists and where there is none")
        SeriesProfile series,

        @Schema(description = "series or rows that are identical in several given parts; left out likewise")
        Leakage leakage,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "whose it is; left out where nobody is asked for a token")
        String owner,

        Instant uploadedAt) {

    static DatasetView whole(StoredDataset dataset) {
        return of(dataset, dataset.profile());
    }

    static DatasetView brief(StoredDataset dataset) {
        return of(dataset, new DatasetProfile(0, 0, List.of(), null, null));
    }

    private static DatasetView of(StoredDataset dataset, DatasetProfile shown) {
        return new DatasetView(
                dataset.name(),
                dataset.data().digest(),
                dataset.profile().rows(),
                dataset.profile().bytes(),
                shown.columns().isEmpty() ? null : shown.columns(),
                shown.series(),
                shown.leakage(),
                dataset.owner(),
                dataset.uploadedAt());
    }

    /** All data sets. */
    @Schema(name = "Datasets")
    record Page(List<DatasetView> datasets) {}
}
