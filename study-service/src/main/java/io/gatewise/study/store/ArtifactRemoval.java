package io.gatewise.study.store;

import io.gatewise.edge.artifact.ArtifactStore;
import io.gatewise.study.store.LeftoverRows.Leftover;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes from the artifact store what deleted studies and data sets left there, on a thread of its own: a store may be slow
 * or away. What another study starts from stays until that one is deleted. Each removal may run again.
 */
@ApplicationScoped
public class ArtifactRemoval {

    private static final Logger LOG = Logger.getLogger(ArtifactRemoval.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final ArtifactStore artifacts;
    private final Thread thread = new Thread(this::run, "artifact-removal");
    private volatile boolean stopping;
    private boolean complained;

    ArtifactRemoval(Jdbi jdbi, ArtifactStore artifacts) {
        this.jdbi = jdbi;
        this.artifacts = artifacts;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(STOP_LIMIT.toMillis());
    }

    private void run() {
        while (!stopping) {
            try {
                removeAll();
                complained = false;
            } catch (IOException | RuntimeException away) {
                if (!stopping && !complained) {
                    LOG.warnf("artifacts of what was deleted can't be removed, will try again cause=%s", away);
                    complained = true;
                }
            }
            try {
                Thread.sleep(ROUND.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void removeAll() throws IOException {
        for (Leftover leftover : jdbi.withHandle(LeftoverRows::all)) {
            if (leftover.kind().equals(LeftoverRows.STUDY)) {
                removeStudy(leftover);
            } else {
                removeData(leftover);
            }
        }
    }

    private void removeStudy(Leftover study) throws IOException {
        Set<String> needed = jdbi.withHandle(LeftoverRows::starts);
        int removed = 0;
        for (String folder : List.of("checkpoints/" + study.owner(), "models/" + study.owner())) {
            for (ArtifactStore.Entry entry : artifacts.list(folder)) {
                if (!needed.contains(entry.path())) {
                    artifacts.delete(entry.path());
                    removed++;
                }
            }
        }
        jdbi.useTransaction(transaction -> LeftoverRows.removed(transaction, study));
        LOG.infof("artifacts of a deleted study are removed study=%s artifacts=%d", study.owner(), removed);
    }

    private void removeData(Leftover data) throws IOException {
        jdbi.useTransaction(transaction -> {
            LeftoverRows.lockData(transaction, data.owner());
            if (!DatasetRows.isThere(transaction, data.owner())) {
                artifacts.delete(DatasetCatalogue.path(data.owner()));
                LOG.infof("content of a deleted data set is removed digest=%s", data.owner());
            }
            LeftoverRows.removed(transaction, data);
        });
    }
}
