package dev.picolight.device.app;

/// What is done when Ctrl-C or SIGTERM ends the program; not done any more once it is closed.
public final class StopHook implements AutoCloseable {
    private final Thread thread;

    /// From now on the action is done when the process is asked to end, on a thread of its own.
    public StopHook(Runnable stop) {
        thread = new Thread(stop, "stop");
        Runtime.getRuntime().addShutdownHook(thread);
    }

    /// When the process is ending already, waits until the action is done: what follows here must
    /// not take apart what the action is still using.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyStopping) {
            awaitDone();
        }
    }

    private void awaitDone() {
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
