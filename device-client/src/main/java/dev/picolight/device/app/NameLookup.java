package dev.picolight.device.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks this machine's name services.
///
/// Each question has a platform thread of its own: the operating system takes its time, 20 s and
/// more where the network is not there yet, cannot be interrupted, and would keep a carrier of the
/// virtual threads busy, of which a Raspberry Pi has four or one.
final class NameLookup {
    /// The operating system's way to ask.
    @FunctionalInterface
    interface Resolver {
        /// All addresses of a host.
        ///
        /// @throws UnknownHostException when the name has no address
        InetAddress[] resolve(String host) throws IOException;
    }

    private final Resolver resolver;

    NameLookup(Resolver resolver) {
        this.resolver = resolver;
    }

    /// By the services of this machine.
    static NameLookup ofThisMachine() {
        return new NameLookup(InetAddress::getAllByName);
    }

    /// Waits for the answer. An interrupt ends the wait, not the question.
    ///
    /// @param limit for the wait
    /// @throws UnknownHostException when the name has no address, or none so far
    List<InetAddress> addresses(String host, Duration limit) throws IOException {
        FutureTask<InetAddress[]> question = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofPlatform().daemon().name("look-up of " + host).start(question);
        try {
            return List.of(question.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException words) {
                throw words;
            }
            throw new IOException("the look-up of %s failed".formatted(host), failed.getCause());
        } catch (TimeoutException late) {
            throw new UnknownHostException(
                    "no name service has answered for %s within %d s"
                            .formatted(host, limit.toSeconds()));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the look-up of %s was given up".formatted(host));
        }
    }
}
