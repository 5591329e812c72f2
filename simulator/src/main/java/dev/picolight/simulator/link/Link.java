package dev.picolight.simulator.link;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.link.Segment.End;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One connection of a board, as the virtual LAN carries it: the board has a socket of ours, and
/// what it carries goes through the ways of the link into a real one, and back.
///
/// Without faults it costs one virtual thread; with faults at most three.
public final class Link {
    /// How it ended.
    public enum Ending {
        BY_BOARD,
        BY_BROKER,
        RESET,
        /// The board has lost it, and the other end is not told.
        LOST
    }

    /// Somebody who watches it. Called by the threads that carry, so it must not block.
    public interface Watcher {
        /// Bytes have arrived at their end.
        void carried(boolean toBroker, byte[] bytes);

        /// Once, before the board can see it.
        void ended(Ending how);

        /// The board has met an error, in its own words.
        void failed(String words);
    }

    /// The two ends as the board sees them.
    public record Ends(InetSocketAddress board, InetSocketAddress other) {}

    private static final int BUFFER = 8 << 10;
    private final Socket real;
    private final ErrorWords words;
    private final Watcher watcher;
    private final Sufferings sufferings;
    private final Way up;
    private final Way down;
    private final Inbox inbox;
    private final LinkSocket socket;
    private final Thread reader;
    private final Duplicates duplicates;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean readerHasEnded;
    private volatile Optional<BooleanSupplier> lost = Optional.empty();

    /// @param real connected, and not used by anybody else from now on
    /// @param seed all chance of its faults
    public Link(Socket real, Ends ends, ErrorWords words, long seed, Watcher watcher) {
        this.real = real;
        this.words = words;
        this.sufferings = new Sufferings(seed);
        this.watcher = watcher;
        this.duplicates = new Duplicates(new SplittableRandom(seed));
        this.up = new Way("link up", new ToBroker());
        this.down = new Way("link down", new ToBoard());
        this.inbox = new Inbox(down::release, watcher::failed);
        this.socket = new LinkSocket(real, ends, inbox, this);
        this.reader = Thread.ofVirtual().name("link").unstarted(this::read);
    }

    /// Begins to carry.
    public void open() {
        reader.start();
    }

    /// How many threads it has at this moment.
    int threads() {
        return (reader.isAlive() ? 1 : 0) + up.threads() + down.threads();
    }

    /// The board's end.
    public Socket socket() {
        return socket;
    }

    /// Whether nothing is left of it.
    public boolean isOver() {
        return real.isClosed();
    }

    /// Suffers these from now on, in this order, and no others. Whether a toxic works on this
    /// connection is drawn when it is met first.
    ///
    /// @param current asked under the link's lock, so that an older answer never comes last
    public synchronized void suffer(Supplier<List<Active>> current) {
        List<Active> faults = current.get();
        duplicates.share(Sufferings.duplicated(faults));
        up.work(sufferings.on(faults, true));
        down.work(sufferings.on(faults, false));
        sufferings.forgetAllBut(faults);
    }

    /// Closes it at both ends, as a proxy on the way would.
    public void cut() {
        cut(Ending.BY_BROKER);
    }

    private void cut(Ending how) {
        tell(how);
        inbox.end();
        finish();
    }

    /// The board has lost its network: nothing passes any more, and the other end is not told.
    ///
    /// @param isBack whether the board could answer what still comes for this connection: by RST
    public void lose(BooleanSupplier isBack) {
        fallSilent(isBack);
        tell(Ending.LOST);
        words.receiveWhenLost().ifPresent(text -> inbox.fail(text, words.once()));
    }

    /// The board has lost its power: as [#lose], and nothing of the board is left.
    public void losePower() {
        fallSilent(() -> false);
        socket.close();
        tell(Ending.LOST);
    }

    private void fallSilent(BooleanSupplier isBack) {
        lost = Optional.of(isBack);
        up.kill();
        down.kill();
        if (readerHasEnded) {
            closeReal();
        }
    }

    /// Ends it at once; the other end is told. What the board has said before it closed its socket,
    /// and is still on the way, arrives without more ado.
    public void close() {
        if (socket.isClosed() && lost.isEmpty()) {
            suffer(List::of);
        } else {
            tell(Ending.BY_BOARD);
            finish();
            socket.close();
        }
    }

    private void read() {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = real.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (lost.map(BooleanSupplier::getAsBoolean).orElse(false)) {
                    reset();
                } else if (lost.isEmpty()) {
                    down.put(duplicates.downstream(Arrays.copyOf(buffer, count)));
                }
            }
            down.put(End.SHUT, false);
        } catch (IOException broken) {
            down.put(End.RESET, false); // or closed by ourselves: then the way has ended
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            readerHasEnded = true;
            if (lost.isPresent()) {
                closeReal();
            }
        }
    }

    /// The board writes.
    void send(byte[] bytes) throws IOException, InterruptedException {
        if (lost.isPresent()) {
            if (words.sendWhenLost().isPresent()) {
                throw failure(words.sendWhenLost().get());
            }
            return; // the board's system keeps it, and tries in vain
        }
        if (!up.put(duplicates.upstream(bytes))) {
            throw failure(inbox.takeFailure().orElse(words.reset()));
        }
    }

    private SocketException failure(String text) {
        watcher.failed(text);
        return new SocketException(text);
    }

    /// The board says no more.
    void shutOutput() {
        up.put(End.SHUT, false);
    }

    /// The board has closed its socket.
    ///
    /// @param abrupt by RST
    void closedByBoard(boolean abrupt) {
        inbox.close();
        if (!up.put(abrupt ? End.RESET : End.CLOSED, true) && lost.isEmpty()) {
            finish();
        }
    }

    private void tell(Ending how) {
        if (told.compareAndSet(false, true)) {
            watcher.ended(how);
        }
    }

    private void reset() {
        try {
            real.setSoLinger(true, 0);
        } catch (SocketException closedBefore) {
            // nothing is left to reset
        }
        finish();
    }

    private void finish() {
        up.kill();
        down.kill();
        closeReal();
    }

    private void closeReal() {
        try {
            real.close();
        } catch (IOException closedAnyway) {
            // nothing is left of it
        }
    }

    private final class ToBroker implements Way.Exit {
        @Override
        public void carry(byte[] bytes) {
            try {
                real.getOutputStream().write(bytes);
                watcher.carried(true, bytes);
            } catch (IOException gone) {
                down.put(End.RESET, false); // after what has come before
                up.kill();
            } finally {
                up.release(bytes.length);
            }
        }

        @Override
        public void end(End end) {
            switch (end) {
                case SHUT -> shut();
                case CLOSED -> {
                    tell(Ending.BY_BOARD);
                    finish();
                }
                case CUT -> cut(Ending.BY_BOARD);
                case RESET -> resetBoth();
            }
        }
    }

    private void shut() {
        try {
            real.shutdownOutput();
        } catch (IOException gone) {
            down.put(End.RESET, false);
        }
    }

    private void resetBoth() {
        tell(Ending.RESET);
        inbox.fail(words.reset(), words.once());
        reset();
    }

    private final class ToBoard implements Way.Exit {
        @Override
        public void carry(byte[] bytes) {
            watcher.carried(false, bytes);
            inbox.add(bytes);
        }

        @Override
        public void end(End end) {
            switch (end) {
                case SHUT, CLOSED -> {
                    tell(Ending.BY_BROKER);
                    inbox.end();
                }
                case CUT -> cut(Ending.BY_BROKER);
                case RESET -> resetBoth();
            }
        }
    }
}
