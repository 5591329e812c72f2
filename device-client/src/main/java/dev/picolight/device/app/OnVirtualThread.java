package dev.picolight.device.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work that blocks in sockets, done where an interrupt ends it: a platform thread that dials takes
/// no notice of one.
final class OnVirtualThread<T> {
    private final FutureTask<T> task;

    OnVirtualThread(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /// Does it, and hands an interrupt on. Waits until the work has put everything in order.
    ///
    /// @throws InterruptedException when this thread was interrupted
    T call() throws InterruptedException {
        Thread worker = Thread.ofVirtual().name("doctor").start(task);
        try {
            return task.get();
        } catch (InterruptedException asked) {
            worker.interrupt();
            worker.join();
            throw asked;
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException words -> throw words;
                case Error defect -> throw defect;
                case InterruptedException ended -> throw ended;
                case null, default ->
                        throw new IllegalStateException("the work failed", failed.getCause());
            }
        }
    }
}
