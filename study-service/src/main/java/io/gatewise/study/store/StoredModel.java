package io.gatewise.study.store;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.ModelProfile;
import java.time.Instant;

/** A network that was uploaded under a name, which is its owner's alone. */
public record StoredModel(
        String owner, String name, ModelProfile profile, ArtifactReference content, Instant uploadedAt) {}
