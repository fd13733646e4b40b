package io.gatewise.local.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** Whether ports of the loopback interface are free. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Tries each port by listening on it for a moment.
     *
     * @param ports port by the name of what wants it, in the order of answers
     * @return a sentence for each port in use
     */
    public static List<String> problems(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .filter(port -> !isFree(port.getValue()))
                .map(port -> "port " + port.getValue() + ", wanted by " + port.getKey() + ", is in use")
                .toList();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // connections that wind down since the last stop don't count
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
