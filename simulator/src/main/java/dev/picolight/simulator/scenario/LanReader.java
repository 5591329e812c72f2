package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.simulator.lan.NameService;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the LAN of a scenario's house.
final class LanReader {
    private static final List<String> KEYS = List.of("profile", "broker-listens-on", "names");
    private static final List<String> PROFILES = List.of("pico-w", "pi");

    private final Optional<Fields> lan;
    private final NameService names;

    /// @param house what holds `lan`
    LanReader(Fields house) {
        this.lan = house.fields("lan", KEYS);
        Map<String, InetAddress> known = new HashMap<>();
        lan.flatMap(it -> it.fields("names", List.of()))
                .ifPresent(list ->
                        list.keys()
                                .forEach(name ->
                                        list.read(
                                                        name,
                                                        VirtualLan.BROKER_ADDRESS,
                                                        LanReader::address)
                                                .ifPresent(it -> known.put(name, it))));
        this.names = known.isEmpty() ? NameService.ofDesktop() : new NameService.OfRouter(known);
    }

    /// Whose errors connecting gives.
    Stack stack() {
        return lan.flatMap(it ->
                        it.read(
                                "profile",
                                "pico-w, pi",
                                text -> Stack.named(Choice.among(PROFILES, text)).orElseThrow()))
                .orElse(Stack.PICO_W);
    }

    /// What its name service knows.
    NameService names() {
        return names;
    }

    /// Where the broker listens on its machine, one of the LAN, which has an address.
    Optional<InetAddress> brokerListensOn(List<DeviceSettings> boards) {
        Optional<InetAddress> listensOn =
                lan.flatMap(it -> it.read("broker-listens-on", "127.0.0.1", LanReader::address));
        if (listensOn.filter(InetAddress::isLoopbackAddress).isPresent()) {
            lan.ifPresent(it -> refuseNames(it, boards));
        }
        return listensOn;
    }

    private void refuseNames(Fields fields, List<DeviceSettings> boards) {
        for (DeviceSettings board : boards) {
            String told = board.broker().address().host();
            if (names.known(told).isEmpty()) {
                fields.problems()
                        .add(
                                fields.value("broker-listens-on").orElse(fields.node()),
                                fields.at("broker-listens-on"),
                                Problems.words()
                                        .listensOnName(
                                                board.id().text(),
                                                Shown.quoted(told),
                                                VirtualLan.BROKER_ADDRESS));
            }
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    Problems.words().noAddress(Shown.quoted(text)), none);
        }
    }
}
