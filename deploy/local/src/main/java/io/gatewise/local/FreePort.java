package io.gatewise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class FreePort {

    private FreePort() {}

    /** The wanted port, or one that nothing listens on at the moment if 0 is wanted. */
    static int orWanted(int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
