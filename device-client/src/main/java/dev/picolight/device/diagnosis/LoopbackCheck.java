package dev.picolight.device.diagnosis;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses a broker address that means the very machine that uses it. On the desktop `localhost`
/// often works, because the broker runs there too; on the device it then leads nowhere.
public final class LoopbackCheck {
    private static final int ADDRESSES_SHOWN = 4;

    private LoopbackCheck() {}

    /// Finds the addresses of a host. May block.
    @FunctionalInterface
    public interface Resolver {
        /// All addresses of the host.
        ///
        /// @throws IOException when the name has no address, or nobody can be asked now
        List<InetAddress> resolve(String host) throws IOException;
    }

    /// Why the address is refused.
    ///
    /// @param resolved the address that means this machine; empty when the name alone says so
    /// @param own this machine's addresses in the network, the most useful first
    public record Refusal(
            BrokerAddress address, Optional<InetAddress> resolved, List<InetAddress> own) {
        /// What is wrong, with its evidence; no full stop.
        public String cause() {
            LoopbackWords say = Words.of(LoopbackWords.class);
            String evidence =
                    resolved.map(Refusal::shown)
                            .filter(shown -> !shown.equals(address.host()))
                            .map(say::resolved)
                            .orElse("");
            return say.cause(Shown.quoted(address.host()), evidence);
        }

        /// Which address to write instead; whole sentences.
        public String tryInstead() {
            LoopbackWords say = Words.of(LoopbackWords.class);
            return own.isEmpty()
                    ? say.elsewhere()
                    : say.hereOrElsewhere(
                            own.stream()
                                    .limit(ADDRESSES_SHOWN)
                                    .map(Refusal::shown)
                                    .collect(Collectors.joining(say.or())));
        }

        /// What the user can do; whole sentences.
        public String remedy() {
            return tryInstead() + Words.of(LoopbackWords.class).orShare();
        }

        private static String shown(InetAddress address) {
            return address.getHostAddress().replaceFirst("%.*", "");
        }
    }

    /// Looks at the name and at every address it has. A name that cannot be resolved now is not
    /// refused: the device tries again later, and its network asks again then.
    ///
    /// @param own see [OwnAddresses]
    public static Optional<Refusal> refusal(
            BrokerAddress address, Resolver resolver, List<InetAddress> own) {
        if (address.isLocalhostByName()) {
            return Optional.of(new Refusal(address, Optional.empty(), own));
        }
        return BrokerAddress.firstLoopback(addresses(address, resolver))
                .map(loopback -> new Refusal(address, Optional.of(loopback), own));
    }

    private static List<InetAddress> addresses(BrokerAddress address, Resolver resolver) {
        try {
            return resolver.resolve(address.asciiHost());
        } catch (IOException unknownNow) {
            return List.of();
        }
    }
}
