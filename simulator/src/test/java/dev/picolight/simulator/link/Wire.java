package dev.picolight.simulator.link;

import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A link between a board and a server on this machine, with what is told of it.
final class Wire implements Link.Watcher, AutoCloseable {
    static final ErrorWords PICO =
            new ErrorWords(
                    "[Errno 104] ECONNRESET",
                    true,
                    Optional.of("[Errno 113] EHOSTUNREACH"),
                    Optional.of("[Errno 103] ECONNABORTED"));
    static final ErrorWords LINUX =
            new ErrorWords("Connection reset", false, Optional.empty(), Optional.empty());
    private static final int LIMIT_MILLIS = 10_000;

    final ActiveFaults faults = new ActiveFaults();
    final List<Link.Ending> endings = new CopyOnWriteArrayList<>();
    final List<String> console = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream toBroker = new ByteArrayOutputStream();
    private final ByteArrayOutputStream toBoard = new ByteArrayOutputStream();
    final Link link;
    final Socket board;
    final Socket server;

    Wire(ErrorWords words, long seed, Fault... first) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket real = new Socket(listening.getInetAddress(), listening.getLocalPort());
            server = listening.accept();
            server.setSoTimeout(LIMIT_MILLIS);
            server.setTcpNoDelay(true);
            real.setTcpNoDelay(true);
            InetAddress inLan = InetAddress.ofLiteral("192.168.137.21");
            InetAddress broker = InetAddress.ofLiteral("192.168.137.113");
            link =
                    new Link(
                            real,
                            new Link.Ends(
                                    new InetSocketAddress(inLan, real.getLocalPort()),
                                    new InetSocketAddress(broker, 1883)),
                            words,
                            seed,
                            this);
        }
        for (Fault fault : first) {
            faults.begin(fault, Optional.empty());
        }
        link.suffer(faults::all);
        faults.watch(_ -> link.suffer(faults::all));
        link.open();
        board = link.socket();
        board.setSoTimeout(LIMIT_MILLIS);
    }

    @Override
    public synchronized void carried(boolean broker, byte[] bytes) {
        (broker ? toBroker : toBoard).writeBytes(bytes);
    }

    synchronized byte[] carriedTo(boolean broker) {
        return (broker ? toBroker : toBoard).toByteArray();
    }

    @Override
    public void ended(Link.Ending how) {
        endings.add(how);
    }

    @Override
    public void failed(String words) {
        console.add(words);
    }

    @Override
    public void close() throws IOException {
        link.close();
        server.close();
    }
}
