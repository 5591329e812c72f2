package dev.picolight.device.app;

import dev.picolight.device.brokersetup.BrokerName;
import dev.picolight.device.diagnosis.OwnAddresses;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// By which names and addresses other machines in the network call this one.
final class OwnNames {
    /// Asking the resolver instead could take seconds, and answer `localhost`.
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private OwnNames() {}

    /// The host name, the same with `.local` (mDNS), and all IPv4 addresses in a network: our
    /// listeners have no others, and those of IPv6 may change each day.
    static List<BrokerName> ofThisMachine() {
        return of(hostName(), OwnAddresses.ofThisMachine());
    }

    static List<BrokerName> of(String host, List<InetAddress> addresses) {
        List<String> names = new ArrayList<>(List.of(host));
        if (!host.endsWith(".local")) {
            names.add(host.split("\\.", 2)[0] + ".local");
        }
        addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .map(InetAddress::getHostAddress)
                .forEach(names::add);
        return names.stream().flatMap(OwnNames::possible).distinct().toList();
    }

    private static Stream<BrokerName> possible(String name) {
        try {
            return Stream.of(new BrokerName(name));
        } catch (IllegalArgumentException nothingForACertificate) {
            return Stream.empty(); // localhost, or a name with _
        }
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException notLinux) {
            return "";
        }
    }
}
