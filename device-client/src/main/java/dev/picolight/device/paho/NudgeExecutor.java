package dev.picolight.device.paho;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Runs the tasks of one Paho client, each on a virtual thread of its own: Paho blocks three for as
/// long as it is connected and would deadlock in any smaller pool (row 21).
///
/// It also wakes Paho from its naps. The thread that connects starts three others and sleeps 100 ms
/// after each to see whether it runs, 300 ms for every connection (row 9).
final class NudgeExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private static final Duration NUDGE_EVERY = Duration.ofMillis(1);
    private static final int NUDGES_MAX = 500;

    private final Consumer<Throwable> taskDied;
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final Set<Thread> nudged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nudges = new AtomicInteger();
    private volatile boolean shutdown;

    /// @param taskDied called with whatever a task throws: Paho's receiver dies of an unchecked
    ///   exception without a word, and leaves a connection that looks alive (row 10)
    NudgeExecutor(Consumer<Throwable> taskDied) {
        this.taskDied = taskDied;
    }

    @Override
    public void execute(Runnable task) {
        Thread thread =
                Thread.ofVirtual()
                        .name("paho")
                        .unstarted(() -> {
                            try {
                                task.run();
                            } finally {
                                alive.remove(Thread.currentThread());
                            }
                        });
        alive.add(thread);
        thread.start();
    }

    /// What Paho starts this way runs as long as the connection.
    @Override
    public Future<?> submit(Runnable task) {
        Future<?> future =
                super.submit(() -> {
                    try {
                        task.run();
                    } catch (Throwable death) {
                        taskDied.accept(death);
                    }
                });
        nudge(Thread.currentThread());
        return future;
    }

    /// A thread of Paho that starts another is about to sleep. Interrupting it can do no harm: it
    /// touches no socket until it ends.
    private void nudge(Thread starter) {
        if (!alive.contains(starter) || !nudged.add(starter)) {
            return;
        }
        Thread.ofVirtual()
                .name("nudge")
                .start(() -> {
                    for (int i = 0; i < NUDGES_MAX && alive.contains(starter); i++) {
                        if (starter.getState() == Thread.State.TIMED_WAITING) {
                            nudges.incrementAndGet();
                            starter.interrupt();
                        }
                        LockSupport.parkNanos(NUDGE_EVERY.toNanos());
                    }
                    nudged.remove(starter);
                });
    }

    /// How often a nap was cut short.
    int nudges() {
        return nudges.get();
    }

    /// How many tasks run.
    int running() {
        return alive.size();
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        alive.forEach(Thread::interrupt);
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && alive.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(timeout);
        for (Thread thread : alive) {
            long left = until - System.nanoTime();
            if (left <= 0 || !thread.join(Duration.ofNanos(left))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        throw nothingIsScheduled();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw nothingIsScheduled();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long initialDelay, long period, TimeUnit unit) {
        throw nothingIsScheduled();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long initialDelay, long delay, TimeUnit unit) {
        throw nothingIsScheduled();
    }

    private static UnsupportedOperationException nothingIsScheduled() {
        return new UnsupportedOperationException(
                "Paho schedules nothing here: the device decides when to send PINGREQ");
    }
}
