package dev.picolight.simulator.time;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.app.Device;
import dev.picolight.device.app.Equipment;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Presentation;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.LedPlayer;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryMqttConnection;
import dev.picolight.simulator.broker.InMemoryServer;
import dev.picolight.simulator.lan.SimulatedWifi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A room in simulated time: a device with one LED, its Wi-Fi, and the Server. Everything in it
/// follows from the seed.
final class Room {
    static final String COMMANDS = "客廳/message";
    static final String STATUS = "客廳/pico-1/status";
    static final String STATE = "客廳/pico-1/state";
    static final String CLIENT_IDENTIFIER = "picolight-pico-1";

    private static final BrokerAddress BROKER = new BrokerAddress("192.168.137.113", 1883);
    private static final int SHOWN_LINES = 60;

    final Simulation simulation;
    final InMemoryServer server;
    final InMemoryLink link;
    final SimulatedWifi wifi;
    final InMemoryLed led;
    final Trouble trouble;
    final Judge judge;
    final List<String> log = new ArrayList<>();
    private final Device device;

    Room(long seed) {
        this(seed, Workmanship.SOUND);
    }

    Room(long seed, Workmanship workmanship) {
        simulation = new Simulation(seed);
        server = new InMemoryServer(simulation);
        link = new InMemoryLink(simulation, server, "pico-1");
        wifi =
                new SimulatedWifi(
                        simulation,
                        "pico-1",
                        passes -> {
                            if (passes) {
                                link.mend();
                            } else {
                                link.cut();
                            }
                        });
        led =
                new InMemoryLed(
                        simulation.time(), false, change -> note("LED " + change.brightness()));
        DeviceProfile profile =
                new DeviceProfile(
                        "pico-1",
                        CLIENT_IDENTIFIER,
                        BROKER,
                        List.of(new DeviceProfile.Room("客廳", TextPolicy.LIGHT, false)),
                        new Presentation(
                                Machine.UNKNOWN,
                                Optional.of("homeassistant"),
                                Optional.of(Duration.ofSeconds(60)),
                                Optional.empty()));
        device =
                new Device(
                        new DeviceLifecycle(
                                profile, workmanship.timing(), simulation.chance("device")),
                        new Equipment(
                                workmanship.network(wifi),
                                workmanship.connection(
                                        () ->
                                                new InMemoryMqttConnection(
                                                        simulation,
                                                        link,
                                                        settings(profile, workmanship)),
                                        simulation)),
                        List.of(new LedPlayer(led)),
                        report -> note("device: " + report.text()));
        simulation.add(device::process);
        trouble = new Trouble(this);
        judge = new Judge(this);
    }

    private static ConnectSettings settings(DeviceProfile profile, Workmanship workmanship) {
        return new ConnectSettings(
                BROKER,
                false,
                profile.clientIdentifier(),
                Optional.empty(),
                workmanship.timing().keepAlive(),
                Duration.ofMinutes(5),
                Optional.of(profile.will()),
                Duration.ofSeconds(10));
    }

    /// Notes every packet too.
    Room traced() {
        link.trace(this::note);
        return this;
    }

    /// Switches the device on and lets it come online, where nothing is wrong.
    Room boot() {
        device.accept(new Booted());
        pass(Duration.ofSeconds(10));
        return this;
    }

    /// Asks the device to stop, and lets one second pass.
    void stop() {
        device.accept(new StopRequested());
        pass(Duration.ofSeconds(1));
    }

    /// Lets everything fail at random for so long.
    void suffer(Duration span) {
        trouble.plan(span);
        pass(span);
    }

    /// Ends all trouble, and waits.
    void recover(Duration span) {
        trouble.end();
        pass(span);
    }

    void pass(Duration span) {
        simulation.pass(span);
    }

    /// Publishes a command from outside and lets one second pass.
    void command(String text) {
        server.publish(COMMANDS, text);
        pass(Duration.ofSeconds(1));
    }

    String retained(String topic) {
        return server.retained(topic).map(InMemoryMessage::text).orElse("(nothing)");
    }

    void note(String line) {
        log.add("%s %s".formatted(simulation.now(), line));
    }

    /// The seed and the last lines of the log, for the words of a failing test.
    @Override
    public String toString() {
        return "seed %d\n%s"
                .formatted(
                        simulation.seed(),
                        String.join(
                                "\n",
                                log.subList(Math.max(0, log.size() - SHOWN_LINES), log.size())));
    }
}
