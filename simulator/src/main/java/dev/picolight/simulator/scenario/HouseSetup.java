package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.NameService;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The house of a scenario.
///
/// @param boards at least one
/// @param unplugged the ids of boards that have no power at first
/// @param names what the LAN's name service knows
/// @param brokerListensOn where the broker listens on its machine; empty: everywhere
public record HouseSetup(
        List<DeviceSettings> boards,
        Set<String> unplugged,
        Stack stack,
        NameService names,
        Optional<InetAddress> brokerListensOn) {
    private static final String SSID = "PicoLight";

    public HouseSetup {
        boards = List.copyOf(boards);
        unplugged = Set.copyOf(unplugged);
    }

    List<String> ids() {
        return boards.stream().map(board -> board.id().text()).toList();
    }

    /// In the order of the file, each once.
    Set<String> rooms() {
        Set<String> rooms = new LinkedHashSet<>();
        boards.forEach(board -> board.leds().stream().map(LedSettings::room).forEach(rooms::add));
        return rooms;
    }

    HousePlan plan(Pace pace, long seed) {
        boolean forItselfAlone = brokerListensOn.map(InetAddress::isLoopbackAddress).orElse(false);
        List<VirtualLan.ClosedHost> closed =
                forItselfAlone
                        ? boards.stream()
                                .map(board -> board.broker().address())
                                .map(BrokerAddress::host)
                                .distinct()
                                .flatMap(host -> names.known(host).stream())
                                .distinct()
                                .map(address -> new VirtualLan.ClosedHost(address, false))
                                .toList()
                        : List.of();
        VirtualLan lan = new VirtualLan(SSID, List.of(), closed).with(names);
        return new HousePlan(boards, lan, stack, pace, seed);
    }
}
