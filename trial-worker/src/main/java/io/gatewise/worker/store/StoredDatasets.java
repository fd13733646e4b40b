package io.gatewise.worker.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.model.message.DataReference;
import io.gatewise.worker.TrialWorkerSettings;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.data.TableCache;
import io.gatewise.worker.data.TableColumns;
import io.gatewise.worker.data.TableReader;
import io.gatewise.worker.trial.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Data sets from the artifact store, checked against their digest, the last ones kept in memory. */
@ApplicationScoped
public class StoredDatasets implements Datasets {

    private final ArtifactStore store;
    private final TableCache cache;

    @Inject
    StoredDatasets(ArtifactStore store, TrialWorkerSettings settings) {
        this.store = store;
        this.cache = new TableCache(settings.dataCache().asLongValue());
    }

    @Override
    public Table table(DataReference data, TableColumns columns) throws IOException {
        return cache.get(
                new TableCache.Key(data.digest(), columns),
                () -> TableReader.read(
                        Files.newBufferedReader(store.local(data.content()), StandardCharsets.UTF_8), columns));
    }
}
