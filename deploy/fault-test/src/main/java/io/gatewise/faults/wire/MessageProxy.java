package io.gatewise.faults.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before the broker: clients connect here, and the broker tells them that this is its address. Two threads a
 * connection; all that ends with an error on either side is closed on both, as if the network had failed.
 */
public final class MessageProxy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket server;
    private final int brokerPort;
    private final Passage passage;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Listens at once.
     *
     * @param port       where clients connect
     * @param brokerPort where the broker listens, whenever it runs
     * @param passage    sees each request that writes messages
     */
    public MessageProxy(int port, int brokerPort, Passage passage) throws IOException {
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        this.brokerPort = brokerPort;
        this.passage = passage;
        daemon("proxy-accept", this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connect(client);
            } catch (IOException closed) {
                // the server was closed, which ends the loop, or a client went away at once
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        var broker = new Socket();
        try {
            broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort), 2000);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
        } catch (IOException away) {
            end(client, broker);
            return;
        }
        open.add(broker);
        daemon("proxy-to-broker", () -> carry(client, broker, true));
        daemon("proxy-to-client", () -> carry(broker, client, false));
    }

    private void carry(Socket from, Socket to, boolean requests) {
        try {
            if (requests) {
                carryRequests(from, to);
            } else {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        } catch (IOException | UncheckedIOException gone) {
            // said by closing both
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, to);
        }
    }

    private void carryRequests(Socket from, Socket to) throws IOException, InterruptedException {
        var in = new DataInputStream(new BufferedInputStream(from.getInputStream(), BUFFER));
        var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream(), BUFFER));
        while (true) {
            var frame = new byte[in.readInt()];
            in.readFully(frame);
            if (ProduceFrame.isProduce(frame)) {
                passage.pass(frame);
            }
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        }
    }

    private void end(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // that is what was wanted
            }
        }
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        end(open.toArray(Socket[]::new));
    }
}
