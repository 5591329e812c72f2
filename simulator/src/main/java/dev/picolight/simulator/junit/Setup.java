package dev.picolight.simulator.junit;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/// What a [PicoSim] asks for, read and found good.
record Setup(
        HousePlan plan, PicoSim.Time time, boolean powered, List<Fault> faults, ChosenSeed seed) {
    /// The broker as boards are told that have no settings.
    static final BrokerAddress BROKER =
            new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);

    private static final String SSID = "PicoLight";
    private static final String BOARD_UNLESS_NAMED = "pico-w=客廳";

    Setup {
        faults = List.copyOf(faults);
    }

    /// @param beside the class whose class path holds the settings
    /// @throws ExtensionConfigurationException with words for the user
    static Setup of(PicoSim wanted, Class<?> beside, ChosenSeed seed) {
        try {
            return new Setup(
                    new HousePlan(
                            boards(wanted, beside),
                            new VirtualLan(SSID, List.of(), closed(wanted.brokerListensOn())),
                            stack(wanted.profile()),
                            new Pace(wanted.speed()),
                            seed.number()),
                    wanted.time(),
                    wanted.powered(),
                    Arrays.stream(wanted.faults()).map(FaultText::parse).toList(),
                    seed);
        } catch (IllegalArgumentException refused) {
            throw new ExtensionConfigurationException("@PicoSim: " + refused.getMessage(), refused);
        }
    }

    private static List<DeviceSettings> boards(PicoSim wanted, Class<?> beside) {
        if (wanted.settings().isEmpty()) {
            List<String> texts =
                    wanted.boards().length == 0
                            ? List.of(BOARD_UNLESS_NAMED)
                            : List.of(wanted.boards());
            List<DeviceSettings> boards = texts.stream().map(BoardText::parse).toList();
            BoardText.refuseTwins(boards);
            return boards;
        }
        if (wanted.boards().length > 0) {
            throw new IllegalArgumentException(words().boardsAndSettings());
        }
        return List.of(SettingsPlace.read(wanted.settings(), beside));
    }

    private static List<VirtualLan.ClosedHost> closed(String listensOn) {
        if (listensOn.isEmpty()) {
            return List.of();
        }
        try {
            return InetAddress.ofLiteral(listensOn).isLoopbackAddress()
                    ? List.of(
                            new VirtualLan.ClosedHost(
                                    InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS), false))
                    : List.of();
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(words().noAddress(listensOn), notAnAddress);
        }
    }

    private static Stack stack(String profile) {
        return Stack.named(profile)
                .orElseThrow(() -> new IllegalArgumentException(words().noProfile(profile)));
    }

    private static SetupWords words() {
        return Words.of(SetupWords.class);
    }
}
