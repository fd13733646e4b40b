package io.gatewise.faults.ring;

import io.gatewise.local.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;

/** The broker as a process of its own, so that it can be stopped and killed. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Takes the log folder, and four ports: of clients, what clients are told instead, of whom no fault meets, the controller's. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String clients = "PLAINTEXT://127.0.0.1:";
        String direct = "DIRECT://127.0.0.1:" + arguments[3];
        String controller = "127.0.0.1:" + arguments[4];
        var settings = new HashMap<String, String>();
        settings.put("listeners", clients + arguments[1] + "," + direct + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", clients + arguments[2] + "," + direct);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,DIRECT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "DIRECT");
        settings.put("controller.quorum.voters", "1@" + controller);
        // a frozen worker's unaccepted request goes to others while it is frozen
        settings.put("group.share.min.record.lock.duration.ms", "1000");
        settings.put("group.share.record.lock.duration.ms", "4000");
        // a killed service's partitions are free again after this
        settings.put("group.consumer.min.session.timeout.ms", "6000");
        settings.put("group.consumer.session.timeout.ms", "6000");
        var broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}
