package dev.picolight.simulator.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/// How much time a link without faults takes away: round trips of 64 bytes to an echo on this
/// machine, with and without it. To be run by hand.
final class LinkBench {
    private static final int BYTES = 64;
    private static final int ROUNDS = 5_000;

    private LinkBench() {}

    public static void main(String[] arguments) throws IOException {
        try (ServerSocket echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(echo));
            for (int i = 0; i < 3; i++) {
                try (Socket direct = dial(echo)) {
                    measure("direct", direct);
                }
                Link link = link(dial(echo));
                measure("through a link", link.socket());
                link.close();
            }
        }
    }

    private static Socket dial(ServerSocket echo) throws IOException {
        Socket socket = new Socket(echo.getInetAddress(), echo.getLocalPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static Link link(Socket real) {
        InetSocketAddress somewhere = new InetSocketAddress("192.168.137.21", 1);
        Link.Watcher nobody =
                new Link.Watcher() {
                    @Override
                    public void carried(boolean toBroker, byte[] bytes) {}

                    @Override
                    public void ended(Link.Ending how) {}

                    @Override
                    public void failed(String words) {}
                };
        Link link = new Link(real, new Link.Ends(somewhere, somewhere), Wire.PICO, 1, nobody);
        link.open();
        return link;
    }

    private static void serve(ServerSocket echo) {
        try {
            while (true) {
                Socket client = echo.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual()
                        .start(() -> {
                            try (client) {
                                client.getInputStream().transferTo(client.getOutputStream());
                            } catch (IOException gone) {
                                // the next one comes
                            }
                        });
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private static void measure(String what, Socket socket) throws IOException {
        long[] nanos = new long[ROUNDS];
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            socket.getOutputStream().write(bytes);
            socket.getInputStream().readNBytes(BYTES);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-15s median %.0f us, 99 %% %.0f us%n",
                what,
                nanos[ROUNDS / 2] / 1e3,
                nanos[ROUNDS * 99 / 100] / 1e3);
    }
}
