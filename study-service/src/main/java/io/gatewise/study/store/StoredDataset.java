package io.gatewise.study.store;

import io.gatewise.model.message.DataReference;
import io.gatewise.study.dataset.DatasetProfile;
import java.time.Instant;

/** A data set that was uploaded under a name, which is its owner's alone. */
public record StoredDataset(
        String owner, String name, DatasetProfile profile, DataReference data, Instant uploadedAt) {}
