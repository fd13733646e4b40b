package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Caller;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudySpec;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.dataset.CanonicalRows;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Survey;
import io.gatewise.study.dataset.SurveyPlan;
import io.gatewise.study.spec.Examined;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.spec.SpecData;
import io.gatewise.study.spec.SpecProblem;
import io.gatewise.study.spec.SpecReader;
import io.gatewise.study.spec.SpecSchema;
import io.gatewise.study.spec.SpecText;
import io.gatewise.study.store.DatasetCatalogue;
import io.gatewise.study.store.EarlierStudies;
import io.gatewise.study.store.StartingModels;
import io.gatewise.study.store.StoredDataset;
import io.gatewise.study.store.TrainingSpeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Takes spec documents in: within the limit, checked with the data set that they name. */
@ApplicationScoped
class SpecDesk {

    private final SpecSchema schema = new SpecSchema();
    private final SpecReader reader;
    private final DatasetCatalogue catalogue;
    private final StartingModels models;
    private final EarlierStudies studies;
    private final CurrentCaller caller;
    private final int largestBytes;

    SpecDesk(
            DatasetCatalogue catalogue,
            StartingModels models,
            EarlierStudies studies,
            TrainingSpeeds speeds,
            CurrentCaller caller,
            StudyServiceSettings settings) {
        this.reader = new SpecReader(schema, engine -> speeds.of(engine).speed());
        this.catalogue = catalogue;
        this.models = models;
        this.studies = studies;
        this.caller = caller;
        this.largestBytes = settings.largestSpecBytes();
    }

    /**
     * A spec and the very data and network that it was checked with.
     *
     * @param data     null for an external trainer
     * @param start    null to start at random
     * @param costs    what its configurations cost
     * @param earlier  what other studies have learnt that its search begins with
     * @param warnings what its author should know
     */
    record Order(
            StudySpec spec,
            DataReference data,
            StartingModel start,
            StudyCosts costs,
            List<EarlierStudy> earlier,
            List<SpecProblem> warnings) {}

    /** The published JSON Schema. */
    String schema() {
        return schema.text();
    }

    Order read(InputStream body, SpecText language) throws IOException {
        Caller author = caller.get();
        byte[] document = body.readNBytes(largestBytes + 1);
        if (document.length > largestBytes) {
            throw Refusals.tooLarge("a study spec may have " + largestBytes + " bytes");
        }
        // asked once for each name, since a name's meaning may change at any time
        Map<String, Optional<StoredDataset>> found = new HashMap<>();
        var start = new AtomicReference<StartingModel>();
        try {
            Examined examined = reader.examine(
                    document,
                    language,
                    key -> found.computeIfAbsent(key, name -> catalogue.find(author, name))
                            .map(this::specData),
                    transfer -> {
                        StartingModels.Found model = models.find(author, transfer);
                        start.set(new StartingModel(model.content(), transfer.head()));
                        return model.profile();
                    });
            boolean external = examined.spec().asksAndTells();
            DataReference data = external
                    ? null
                    : found.get(examined.spec().dataset()).orElseThrow().data();
            EarlierStudies.Found earlier =
                    studies.find(author, examined.spec(), data, examined.costs().extent());
            List<SpecProblem> warnings = new ArrayList<>(examined.warnings());
            warnings.addAll(earlier.warnings());
            return new Order(examined.spec(), data, start.get(), examined.costs(), earlier.studies(), warnings);
        } catch (RefusedSpecException refused) {
            throw Refusals.of(refused);
        } catch (UncheckedIOException damaged) {
            throw new ProblemException(
                    500, "Data set or model unreadable", damaged.getCause().getMessage());
        }
    }

    private SpecData specData(StoredDataset dataset) {
        return new SpecData() {
            @Override
            public DatasetProfile profile() {
                return dataset.profile();
            }

            @Override
            public Survey survey(SurveyPlan plan) {
                try {
                    return new CanonicalRows(catalogue.local(dataset)).survey(plan);
                } catch (IOException damaged) {
                    throw new UncheckedIOException(damaged);
                }
            }
        };
    }
}
