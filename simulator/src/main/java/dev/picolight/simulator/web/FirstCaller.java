package dev.picolight.simulator.web;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits at a port for the first connection, and only then starts what serves it.
final class FirstCaller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCaller.class);

    private final ServerSocketChannel channel;
    private final Selector selector;
    private final Thread waiting;
    private Optional<AutoCloseable> serving = Optional.empty();
    private boolean closed;

    private FirstCaller(
            ServerSocketChannel channel,
            Selector selector,
            Supplier<? extends AutoCloseable> starter) {
        this.channel = channel;
        this.selector = selector;
        this.waiting = Thread.ofPlatform().daemon().name("page").unstarted(() -> await(starter));
    }

    /// @param starter starts it, at the end with the channel in blocking mode
    static FirstCaller awaitedAt(
            ServerSocketChannel channel, Supplier<? extends AutoCloseable> starter)
            throws IOException {
        FirstCaller caller = new FirstCaller(channel, Selector.open(), starter);
        caller.waiting.start();
        return caller;
    }

    private void await(Supplier<? extends AutoCloseable> starter) {
        try (selector) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_ACCEPT);
            while (selector.isOpen() && selector.select() == 0) {
                if (isClosed()) {
                    return;
                }
            }
            key.cancel();
            selector.selectNow(); // forgets the key, which non-blocking mode belongs to
            channel.configureBlocking(true);
            start(starter);
        } catch (IOException | RuntimeException broken) {
            if (isClosed()) {
                LOG.debug("closed before anybody came", broken);
            } else {
                LOG.error("the page cannot be served", broken);
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void start(Supplier<? extends AutoCloseable> starter) {
        if (!closed) {
            serving = Optional.of(starter.get());
        }
    }

    @Override
    public void close() {
        selector.wakeup();
        synchronized (this) {
            closed = true;
            try {
                if (serving.isPresent()) {
                    serving.get().close();
                }
                channel.close();
            } catch (Exception alreadyGone) {
                LOG.debug("closing the page", alreadyGone);
            }
        }
        selector.wakeup();
    }
}
