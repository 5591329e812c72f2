package dev.picolight.device.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C or SIGTERM, for the thread that runs a command: it is interrupted, and the process waits
/// until that thread has put everything in order. So a command needs nothing but `try` to end
/// cleanly, whenever the signal comes.
final class EndOnSignal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch inOrder = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    /// For the thread that calls.
    EndOnSignal() {
        Thread command = Thread.currentThread();
        hook = new Thread(() -> end(command), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Thread command) {
        asked = true;
        command.interrupt();
        try {
            var _ = inOrder.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the process is about to end, so that whatever fails now fails for that reason.
    boolean isAsked() {
        return asked;
    }

    /// The command has ended, and everything is in order.
    @Override
    public void close() {
        inOrder.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs or has run
        }
    }
}
