package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import io.gatewise.study.StudyServiceSettings;
import io.gatewise.study.ledger.AttemptJudge;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.ledger.Trial;
import io.gatewise.study.ledger.TrialState;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the ledger up where a backup left it: what happened since has not happened. Every study gets a higher incarnation, at
 * which results-service drops what it knows and reads its events from the first; what was at work then is queued again; what waited
 * to be sent or stopped is forgotten, since the topics are empty and no worker runs.
 */
@ApplicationScoped
public class Restoration {

    private static final Logger LOG = Logger.getLogger(Restoration.class);

    private final Jdbi jdbi;
    private final LedgerWriter writer;
    private final Clock clock;
    private final StudyServiceSettings settings;

    Restoration(Jdbi jdbi, LedgerWriter writer, Clock clock, StudyServiceSettings settings) {
        this.jdbi = jdbi;
        this.writer = writer;
        this.clock = clock;
        this.settings = settings;
    }

    // before the channels open and the clockwork turns
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        settings.restored().ifPresent(this::takeUp);
    }

    /**
     * Does so once for each name, however often and by however many replicas it is called: the name is written into the restored
     * database, which could not have held it.
     *
     * @param name of the restore
     */
    public void takeUp(String name) {
        Instant at = clock.instant();
        jdbi.useTransaction(transaction -> {
            int incarnation = RestoreRows.nextIncarnation(transaction, at);
            if (!RestoreRows.begin(transaction, name, incarnation, at)) {
                return;
            }
            RestoreRows.forgetMessages(transaction);
            RestoreRows.raise(transaction, incarnation);
            var studies = RestoreRows.studies(transaction);
            studies.forEach(study -> takeUp(transaction, study, at));
            LOG.infof("ledger restored name=%s incarnation=%d studies=%d", name, incarnation, studies.size());
        });
    }

    private void takeUp(Handle transaction, StudyId id, Instant at) {
        Study study = StudyRows.lock(transaction, id).orElseThrow();
        Changes changes = writer.begin();
        for (Trial trial : TrialRows.open(transaction, id)) {
            if (trial.state() instanceof TrialState.Dispatched || trial.state() instanceof TrialState.Running) {
                changes.add(study, AttemptJudge.abandoned(study, trial, at), at);
            }
        }
        writer.write(transaction, changes);
        // tells results-service of the incarnation; it asks for the events before it
        EventRows.from(transaction, id, study.incarnation(), study.sequence(), 1)
                .forEach(newest -> writer.publish(transaction, newest));
    }
}
