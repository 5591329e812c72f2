package dev.picolight.simulator.link;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/// Waits as the JDK's sockets do: an interrupt ends it for virtual threads alone.
final class Waiting {
    private Waiting() {}

    static void on(Condition changed) throws InterruptedException {
        if (Thread.currentThread().isVirtual()) {
            changed.await();
        } else {
            changed.awaitUninterruptibly();
        }
    }

    /// @return how much of the time is left; 0 or less: none
    static long on(Condition changed, long nanos) throws InterruptedException {
        if (Thread.currentThread().isVirtual()) {
            return changed.awaitNanos(nanos);
        }
        long began = System.nanoTime();
        boolean interrupted = false;
        try {
            changed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return nanos - (System.nanoTime() - began);
    }
}
