package dev.picolight.simulator.lan;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who tells the boards the address of a name.
public sealed interface NameService {
    /// The router: knows names of its own, and asks this desktop's name service for all others.
    ///
    /// @param names in lower case
    record OfRouter(Map<String, InetAddress> names) implements NameService {
        public OfRouter {
            names = lowerCase(names);
        }
    }

    /// Knows these names and no others: nothing leaves the virtual LAN.
    ///
    /// @param names in lower case
    record Only(Map<String, InetAddress> names) implements NameService {
        public Only {
            names = lowerCase(names);
        }
    }

    /// DHCP tells the boards of none.
    record None() implements NameService {}

    /// There is one, and it does not answer.
    record Silent() implements NameService {}

    /// What a name service without own names is.
    static NameService ofDesktop() {
        return new OfRouter(Map.of());
    }

    /// The address that its own list has.
    default Optional<InetAddress> own(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return switch (this) {
            case OfRouter(var names) -> Optional.ofNullable(names.get(wanted));
            case Only(var names) -> Optional.ofNullable(names.get(wanted));
            case None _, Silent _ -> Optional.empty();
        };
    }

    /// The address that a host has without asking anybody: the one it is written as, or that of the
    /// own list.
    default Optional<InetAddress> known(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return own(host);
        }
    }

    private static Map<String, InetAddress> lowerCase(Map<String, InetAddress> names) {
        return names.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue));
    }
}
