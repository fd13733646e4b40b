package io.gatewise.edge.outbox;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

/** The thread that empties the outbox: woken by NOTIFY, and by itself every so often. */
@ApplicationScoped
@IfBuildProperty(name = "gatewise.database.enabled", stringValue = "true", enableIfMissing = true)
class OutboxSender {

    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    private static final int BATCH = 500;

    /** A row is sent at the latest after this, should its NOTIFY be lost with a connection. */
    private static final Duration IDLE = Duration.ofMillis(500);

    /** Longer than the channel's delivery timeout, so that the producer gives up first. */
    private static final Duration SEND_LIMIT = Duration.ofSeconds(60);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final OutboxChannel channel;
    private final Thread thread = new Thread(this::run, "outbox-sender");
    private volatile boolean stopping;

    OutboxSender(Jdbi jdbi, OutboxChannel channel) {
        this.jdbi = jdbi;
        this.channel = channel;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private void run() {
        while (!stopping) {
            try (Handle listening = jdbi.open()) {
                listening.execute("listen " + Outbox.WAKE_CHANNEL);
                sendWhileConnected(listening);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException failure) {
                if (!stopping) {
                    LOG.warnf("outbox waits for broker or database, will try again cause=%s", failure);
                    pause();
                }
            }
        }
    }

    private void sendWhileConnected(Handle listening)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        PGConnection notifications = listening.getConnection().unwrap(PGConnection.class);
        while (!stopping) {
            if (sendBatch(listening) < BATCH) {
                notifications.getNotifications((int) IDLE.toMillis());
            }
        }
    }

    /**
     * Sends the oldest rows of all ranges that nobody else sends, and deletes them; the number of rows. Locks come in a
     * statement before the rows are read: what another sender deleted is then seen as deleted. If the broker doesn't take the
     * rows, they are not deleted. One connection listens and sends: taking another each time would cost more than the sending.
     */
    private int sendBatch(Handle transaction) throws InterruptedException, ExecutionException, TimeoutException {
        transaction.begin();
        boolean sent = false;
        try {
            List<Integer> ranges = OutboxTable.lockFree(transaction);
            List<OutboxRow> rows = ranges.isEmpty() ? List.of() : OutboxTable.takeOldest(transaction, ranges, BATCH);
            if (!rows.isEmpty()) {
                channel.send(rows).toCompletableFuture().get(SEND_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
            transaction.commit();
            sent = true;
            return rows.size();
        } finally {
            if (!sent) {
                transaction.rollback();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
