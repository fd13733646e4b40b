package io.gatewise.study.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Tells callers who wait in this process that their ask was served, whichever replica served it. */
@ApplicationScoped
public class AskBoard {

    private static final Logger LOG = Logger.getLogger(AskBoard.class);

    /** All who wait look for themselves after this, should a notification be lost with a connection. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private final Jdbi jdbi;
    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "ask-board");
    private volatile boolean stopping;

    AskBoard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    /** Completes when there is something to see: the answer may be there. */
    public CompletableFuture<Void> news(long ask) {
        return waiting.computeIfAbsent(ask, number -> new CompletableFuture<>());
    }

    /** Nobody waits for it any more. */
    public void forget(long ask) {
        waiting.remove(ask);
    }

    /** This process has served an ask, and needn't wait to be notified of it. */
    void served(long ask) {
        call(ask);
    }

    private void call(long ask) {
        CompletableFuture<Void> caller = waiting.remove(ask);
        if (caller != null) {
            caller.complete(null);
        }
    }

    private void run() {
        while (!stopping) {
            try (Handle listening = jdbi.open()) {
                listening.execute("listen " + AskRows.SERVED_CHANNEL);
                waiting.keySet().forEach(this::call);
                callWhileConnected(listening.getConnection().unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException failure) {
                if (!stopping) {
                    LOG.warnf("asks wait for the database, will try again cause=%s", failure);
                    pause();
                }
            }
        }
    }

    private void callWhileConnected(PGConnection connection) throws SQLException {
        while (!stopping) {
            PGNotification[] served = connection.getNotifications((int) IDLE.toMillis());
            if (served == null || served.length == 0) {
                waiting.keySet().forEach(this::call);
                continue;
            }
            for (PGNotification notification : served) {
                call(Long.parseLong(notification.getParameter()));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(IDLE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
