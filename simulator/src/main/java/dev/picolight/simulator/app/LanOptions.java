package dev.picolight.simulator.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.AccessPoint;
import dev.picolight.simulator.lan.Host;
import dev.picolight.simulator.lan.NameService;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The LAN of a house, as the command line says.
final class LanOptions {
    @Option(
            names = "--nat",
            paramLabel = "ADDRESS=HOST:PORT",
            converter = Converters.OfNat.class,
            description =
                    "where an address of the virtual LAN leads on this desktop, for example 192.168.137.113=127.0.0.1:1883; may be given again")
    private List<NatRule> rules = new ArrayList<>();

    @Option(
            names = "--broker-listens-on",
            paramLabel = "ADDRESS",
            converter = Converters.OfAddress.class,
            description =
                    "where the broker listens on its machine; 127.0.0.1: for that machine alone, as Mosquitto does without a listener, so the board is refused")
    private Optional<InetAddress> listensOn = Optional.empty();

    @Option(
            names = "--ssid",
            defaultValue = ToldBoard.SSID,
            paramLabel = "NAME",
            description = "the access point's name (default: ${DEFAULT-VALUE})")
    private String ssid = ToldBoard.SSID;

    @Option(
            names = "--wifi-password-file",
            paramLabel = "FILE",
            description =
                    "a file with the access point's password alone, which the boards know (default: open Wi-Fi)")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--channel",
            paramLabel = "N",
            description = "the access point's channel, 1 to 13 (default: 6)")
    private Optional<Integer> channel = Optional.empty();

    @Option(
            names = "--signal",
            paramLabel = "DBM",
            description =
                    "how strong its signal is at the boards; -50 beside it, -85 hardly enough (default: -52)")
    private Optional<Integer> signal = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "HOST=ADDRESS",
            description =
                    "a name that the LAN's name service knows, for example broker.lan=192.168.137.113; may be given again")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS:PORT[=HOST:PORT]",
            description =
                    "a machine of the LAN with this port open and all others closed, and where that leads on this desktop (default: the same port of 127.0.0.1); may be given again")
    private List<String> hosts = new ArrayList<>();

    /// @param told where the first board looks for the broker
    /// @throws Refusal for wrong usage
    VirtualLan lan(BrokerAddress told) {
        try {
            return new VirtualLan(
                    accessPoint(), true, nameService(), rules, closed(told), machines());
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    String ssid() {
        return ssid;
    }

    private AccessPoint accessPoint() {
        AccessPoint usual = AccessPoint.open(ssid);
        AccessPoint open =
                new AccessPoint(
                        ssid,
                        Optional.empty(),
                        channel.orElse(usual.channel()),
                        signal.orElse(usual.signal()));
        return passwordFile.map(file -> open.withPassword(PasswordFile.read(file))).orElse(open);
    }

    private NameService nameService() {
        Map<String, InetAddress> known = new HashMap<>();
        for (String name : names) {
            int equals = name.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(words().noName(name));
            }
            try {
                known.put(
                        name.substring(0, equals),
                        InetAddress.ofLiteral(name.substring(equals + 1)));
            } catch (IllegalArgumentException noAddress) {
                throw new IllegalArgumentException(words().noName(name), noAddress);
            }
        }
        return known.isEmpty() ? NameService.ofDesktop() : new NameService.OfRouter(known);
    }

    private List<Host> machines() {
        Map<InetAddress, Map<Integer, InetSocketAddress>> open = new LinkedHashMap<>();
        for (String host : hosts) {
            NatRule leads = NatRule.parse(host.contains("=") ? host : onThisDesktop(host));
            int port =
                    leads.port()
                            .orElseThrow(() -> new IllegalArgumentException(words().noHost(host)));
            open.computeIfAbsent(leads.from(), _ -> new HashMap<>()).put(port, leads.to());
        }
        return open.entrySet().stream()
                .map(machine -> new Host(machine.getKey(), machine.getValue(), false))
                .toList();
    }

    private static String onThisDesktop(String host) {
        int colon = host.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(words().noHost(host));
        }
        return host + "=127.0.0.1" + host.substring(colon);
    }

    private List<VirtualLan.ClosedHost> closed(BrokerAddress told) {
        if (listensOn.isEmpty() || !listensOn.get().isLoopbackAddress()) {
            return List.of();
        }
        try {
            return List.of(new VirtualLan.ClosedHost(InetAddress.ofLiteral(told.host()), false));
        } catch (IllegalArgumentException aName) {
            throw new Refusal(ExitCode.USAGE, words().listensOnName(told.host()));
        }
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }
}
