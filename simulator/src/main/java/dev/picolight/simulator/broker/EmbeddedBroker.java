package dev.picolight.simulator.broker;

import com.google.common.base.Throwables;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import java.io.File;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A broker in this process, for real connections: MQTT 3.1.1 and 5, everything in memory.
///
/// Several may run at a time, and any number one after the other. Any thread may call.
public final class EmbeddedBroker implements AutoCloseable {
    /// HiveMQ keeps some of what it starts with for the whole process.
    private static final Object ONE_START_AT_A_TIME = new Object();

    private final BrokerFolder folder;
    private final HiveMq hiveMq;
    private final InetAddress listen;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(BrokerOptions options, int port) {
        this.folder = BrokerFolder.create();
        this.listen = options.listen();
        this.hiveMq = new HiveMq(folder, listen, port, options.users());
    }

    /// Returns when clients can connect.
    ///
    /// @throws BrokerFault when the port is taken, the address is not this machine's, or the start
    ///   fails or takes too long; nothing stays behind then
    public static EmbeddedBroker start(BrokerOptions options) {
        synchronized (ONE_START_AT_A_TIME) {
            return startOn(Ports.choose(options.listen(), options.port()), options);
        }
    }

    /// As [#start], with a port that was free a moment ago.
    static EmbeddedBroker startOn(int port, BrokerOptions options) {
        EmbeddedBroker broker = new EmbeddedBroker(options, port);
        CompletableFuture<Void> started = broker.startInBackground();
        try {
            started.get(options.startLimit().toNanos(), TimeUnit.NANOSECONDS);
            return broker;
        } catch (ExecutionException failed) {
            broker.close();
            int free = Ports.choose(options.listen(), options.port());
            if (free != port) { // somebody else was faster
                return startOn(free, options);
            }
            throw couldNotStart(Throwables.getRootCause(failed).toString(), failed);
        } catch (TimeoutException late) {
            var _ = started.whenComplete((_, _) -> broker.close());
            throw couldNotStart(
                    Words.of(BrokerWords.class).notReady(options.startLimit().toString()), late);
        } catch (InterruptedException interrupted) {
            // waits, because this may be the end of the process: the folder must not stay
            var _ =
                    started.handle(
                                    (_, _) -> {
                                        broker.close();
                                        return true;
                                    })
                            .completeOnTimeout(
                                    false, options.startLimit().toNanos(), TimeUnit.NANOSECONDS)
                            .join();
            Thread.currentThread().interrupt();
            throw couldNotStart(Words.of(BrokerWords.class).interrupted(), interrupted);
        }
    }

    private static BrokerFault couldNotStart(String evidence, Exception origin) {
        return new BrokerFault(
                Words.of(BrokerWords.class).couldNotStart(evidence),
                Words.of(BrokerWords.class).tryOnceMore(),
                origin);
    }

    private CompletableFuture<Void> startInBackground() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("broker-start")
                .daemon()
                .start(() -> {
                    try {
                        hiveMq.start();
                        started.complete(null);
                    } catch (Throwable failed) { // a missing class is an Error
                        started.completeExceptionally(failed);
                    }
                });
        return started;
    }

    /// The port listened on, which is not the first wanted one when that was taken.
    public int port() {
        return hiveMq.port();
    }

    /// Where clients on this machine find it.
    public BrokerAddress address() {
        InetAddress reachable =
                listen.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listen;
        return new BrokerAddress(reachable.getHostAddress(), port());
    }

    /// What it has on disk until it is closed.
    File folder() {
        return folder.folder();
    }

    /// Ends all connections and threads and deletes what was on disk. Takes some ten milliseconds;
    /// a second call does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // on a thread of its own: HiveMQ answers an interrupt, as of Ctrl-C, with stack traces
            CompletableFuture.runAsync(
                            this::end, stop -> Thread.ofPlatform().name("broker-stop").start(stop))
                    .join();
        }
    }

    private void end() {
        try {
            hiveMq.stop();
        } finally {
            folder.delete();
        }
    }
}
