package io.gatewise.study.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gatewise.model.study.ModelProfile;
import io.gatewise.study.store.StoredModel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An uploaded network as users see it. */
@Schema(
        name = "Model",
        description =
                "An uploaded network: its identity is its digest, its name means the newest upload. head is left out"
                        + " where what lies above the LSTM layers can only be replaced, origin where Gatewise didn't train it.")
record ModelView(
        @Schema(examples = "temperatures") String name,

        @Schema(description = "SHA-256 of the zip") String digest,

        long bytes,
        @JsonUnwrapped ModelProfile profile,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "whose it is; left out where nobody is asked for a token")
        String owner,

        Instant uploadedAt) {

    static ModelView of(StoredModel model) {
        return new ModelView(
                model.name(),
                model.content().sha256(),
                model.content().bytes(),
                model.profile(),
                model.owner(),
                model.uploadedAt());
    }

    /** All models. */
    @Schema(name = "Models")
    record Page(List<ModelView> models) {}
}
