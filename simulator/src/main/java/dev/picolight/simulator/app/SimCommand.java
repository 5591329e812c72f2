package dev.picolight.simulator.app;

import dev.picolight.device.app.Console;
import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.Hangup;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.app.Program;
import dev.picolight.device.app.Reloading;
import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Screen;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A simulated Pico W against any broker, until Ctrl-C.
@Command(
        name = "sim",
        description = "Run the device on a simulated Pico W, against any broker.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --broker and --nat a broker is started in this program, and the Pico reaches it at 192.168.137.113.",
            "Ends with 2: wrong usage, 3: wrong settings, 4: the broker's address is the Pico itself, 6: the broker could not start. Stopped by Ctrl-C: LED dark, status offline, 130.",
            "SIGHUP: --settings is read again, and what is different is taken over.",
            "With --scenario: 0: all passed, 1: one failed, 2: wrong usage or a wrong file, 42: a wait ran out."
        })
final class SimCommand implements Callable<Integer> {
    @Option(
            names = "--broker",
            paramLabel = "HOST[:PORT]",
            converter = Converters.OfBroker.class,
            description =
                    "the broker's address as the Pico is told (default: that of the settings, or 192.168.137.113)")
    private Optional<BrokerAddress> broker = Optional.empty();

    @Option(
            names = "--nat",
            paramLabel = "ADDRESS=HOST:PORT",
            converter = Converters.OfNat.class,
            description =
                    "where an address of the virtual LAN leads on this desktop, for example 192.168.137.113=127.0.0.1:1883; may be given again")
    private List<NatRule> rules = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "the device's settings; samples stand in config/")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            description = "the LED's room when there are no settings (default: 客廳)")
    private Optional<String> room = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "the device's id when there are no settings (default: pico-w)")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--profile",
            defaultValue = "pico-w",
            paramLabel = "BOARD",
            converter = Converters.OfStack.class,
            description =
                    "whose errors connecting gives, and after how long: pico-w (lwIP under MicroPython) or pi (Linux)")
    private Stack stack = Stack.PICO_W;

    @Option(
            names = "--broker-listens-on",
            paramLabel = "ADDRESS",
            converter = Converters.OfAddress.class,
            description =
                    "where the broker listens on its machine; 127.0.0.1: for that machine alone, as Mosquitto does without a listener, so the board is refused")
    private Optional<InetAddress> listensOn = Optional.empty();

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "FACTOR",
            converter = Converters.OfPace.class,
            description = "how fast the board boots; 1 is as a real one does")
    private Pace pace = Pace.REAL;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "chance of the board: how long joining takes, and half of each wait")
    private Optional<Long> seed = Optional.empty();

    @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (scenarios.isAsked()) {
            return scenarios.run(seed, pace, Screen.ofStandardOutput()::line);
        }
        DeviceSettings settings = checked();
        BrokerAddress told = settings.broker().address();
        Screen screen = Screen.ofStandardOutput();
        try (OptionalBroker embedded = OptionalBroker.startIf(needsBroker(told));
                Desk desk =
                        new Desk(
                                settings,
                                new VirtualLan(Desk.SSID, embedded.rules(rules), closed(told)),
                                stack,
                                pace,
                                seed.orElseGet(System::nanoTime),
                                screen,
                                new MonotonicTime())) {
            embedded.address().ifPresent(address -> introduce(address, desk, screen));
            run(desk);
        }
        return ExitCode.INTERNAL.number(); // after Ctrl-C the process has its own number
    }

    private void run(Desk desk) throws InterruptedException {
        try (Reloading reloading = desk.reloading(this::checked)) {
            if (file.isPresent()) {
                Hangup.means(reloading::request);
            }
            desk.powerOn();
            desk.join();
        }
    }

    private DeviceSettings checked() {
        DeviceSettings settings = settings();
        Console.refuseLoopback(settings.broker().address(), SimCommand::remedy);
        return settings;
    }

    private static void introduce(BrokerAddress address, Desk desk, Screen screen) {
        desk.introduce(address);
        for (DeviceProfile.Room room : desk.profile().rooms()) {
            screen.line("  " + MosquittoPub.line(address, DeviceProfile.roomCommands(room), "ON"));
        }
    }

    private List<VirtualLan.ClosedHost> closed(BrokerAddress told) {
        if (listensOn.isEmpty() || !listensOn.get().isLoopbackAddress()) {
            return List.of();
        }
        try {
            return List.of(new VirtualLan.ClosedHost(InetAddress.ofLiteral(told.host()), false));
        } catch (IllegalArgumentException aName) {
            throw new Refusal(ExitCode.USAGE, Words.of(DeskWords.class).listensOnName(told.host()));
        }
    }

    private boolean needsBroker(BrokerAddress told) {
        return told.host().equals(VirtualLan.BROKER_ADDRESS) && rules.isEmpty();
    }

    private static String remedy(LoopbackCheck.Refusal refusal) {
        return Words.of(DeskWords.class)
                .ownNetwork(
                        Program.name(),
                        VirtualLan.BROKER_ADDRESS,
                        refusal.address().port(),
                        refusal.tryInstead());
    }

    private DeviceSettings settings() {
        if (file.isPresent()) {
            if (room.isPresent() || id.isPresent()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Words.of(DeskWords.class).eitherSettings(file.get().toString()));
            }
            DeviceSettings read = Console.read(file.get());
            return broker.map(address -> told(read, address)).orElse(read);
        }
        return Desk.oneLed(id.orElse("pico-w"), room.orElse("客廳"), broker.orElse(Desk.BROKER));
    }

    private static DeviceSettings told(DeviceSettings settings, BrokerAddress address) {
        DeviceSettings.Broker old = settings.broker();
        return new DeviceSettings(
                settings.id(),
                new DeviceSettings.Broker(
                        address,
                        old.allowLoopback(),
                        old.clientIdentifier(),
                        old.credentials(),
                        old.keepAlive(),
                        old.tls()),
                settings.leds(),
                settings.presence());
    }
}
