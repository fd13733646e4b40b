package io.gatewise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePort {

    /** Free ports are looked for from here on … */
    private static final int LOWEST = 20_000;

    /** … to below those that systems give to outgoing connections: such a one may be taken before anybody listens on it. */
    private static final int BEYOND = 32_000;

    private static final int TRIES = 100;

    /** Those that this process was told: a stack asks for all of its ports before it listens on any. */
    private static final Set<Integer> TOLD = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** The wanted port, or if 0 is wanted one that nothing listens on at the moment, and another each time. */
    public static int orWanted(int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port) && TOLD.add(port)) {
                return port;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
