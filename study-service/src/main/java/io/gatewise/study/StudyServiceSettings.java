package io.gatewise.study;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The options of study-service. */
@ConfigMapping(prefix = "study-service")
public interface StudyServiceSettings {

    /** How often a rung is tried before it ends as failed, or as infeasible where every worker fell silent. */
    @WithDefault("3")
    @Min(1)
    int attempts();

    /** How often workers give a sign of life; three missed ones end a lease. The workers' setting must agree. */
    @WithDefault("5s")
    Duration heartbeat();

    /** At most so many requests are on the queue topic and not started, over all studies. */
    @WithDefault("16")
    @Min(1)
    int dispatched();

    /** So many may be there always; above that, one more for each trial that a worker has just begun. */
    @WithDefault("2")
    @Min(1)
    int dispatchedLeast();

    /** A request without start is issued again when one that was dispatched so much later has started. */
    @WithDefault("60s")
    Duration overtaken();

    /**
     * A request that no worker takes is issued again after so long, as far as a worker was free to take it; each further
     * time after twice as long.
     */
    @WithDefault("5m")
    Duration untaken();

    /** A demand for proposals that has no answer for so long is published again. */
    @WithDefault("30s")
    Duration demandPatience();

    /** How long an ask of an external trainer waits for proposals before it is told to ask again. */
    @WithDefault("30s")
    Duration askPatience();

    /** How long the ledger waits before it looks what to dispatch when nothing wakes it. */
    @WithDefault("500ms")
    Duration tick();

    /**
     * The name of the restore from a backup that this database comes from, such as its day; at the first start with that name the
     * ledger takes up what the backup left, as docs/guides/backup.md says.
     */
    Optional<String> restored();

    /** The largest data set that is taken, in bytes of the upload. */
    @WithDefault("4294967296")
    @Min(1)
    long largestUploadBytes();

    /** The largest network that is taken, in bytes of its zip. */
    @WithDefault("1073741824")
    @Min(1)
    long largestModelBytes();

    /** The largest study spec that is taken, in bytes. */
    @WithDefault("1048576")
    @Min(1)
    int largestSpecBytes();
}
