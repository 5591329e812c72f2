package dev.picolight.simulator.app;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.HostInstruments;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.app.Program;
import dev.picolight.device.app.Reloading;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.board.PicoW;
import dev.picolight.simulator.broker.BrokerFault;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// What lies on the desk: a simulated board, perhaps a broker, and the screen that shows them.
final class Desk implements AutoCloseable {
    static final String SSID = "PicoLight";

    /// The broker's address in the board's LAN.
    static final BrokerAddress BROKER =
            new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);

    private static final Machine MACHINE =
            new Machine("Raspberry Pi Pico W (simulated)", Program.version(), false, false);

    private final LightLog light = new LightLog();
    private final DeviceSettings settings;
    private final Stack stack;
    private final DevicePlan plan;
    private final BoardView view;
    private final PicoW board;

    /// @param settings what the board is told
    /// @param lan what the board is in
    /// @param stack how the board tells that a connection failed
    /// @param seed all chance on the desk
    /// @param time since the program began
    Desk(
            DeviceSettings settings,
            VirtualLan lan,
            Stack stack,
            Pace pace,
            long seed,
            Screen screen,
            MonotonicTime time) {
        this.settings = settings;
        this.stack = stack;
        this.plan = plan(settings, stack);
        this.view =
                new BoardView(
                        screen,
                        time,
                        SSID,
                        settings.allLeds().stream().map(LedSettings::room).toList(),
                        light);
        String address = VirtualLan.boardAddress(0);
        Radio radio =
                new Radio(
                        lan,
                        address,
                        stack,
                        pace,
                        new Random(seed),
                        stage -> view.radio(stage, address),
                        view::failed);
        this.board =
                new PicoW(
                        plan.profile(),
                        settings.allLeds().stream()
                                .map(led -> PicoW.Place.of(led.place()))
                                .toList(),
                        plan.connect(),
                        plan.timing(),
                        radio,
                        new Random(~seed), // of its own: the radio has another thread
                        view,
                        HostInstruments.ofASimulatedBoard(
                                settings.presence().metrics(), view::console));
    }

    /// The firmware waits until the board's own network gives up: its word says more than a limit.
    private static DevicePlan plan(DeviceSettings settings, Stack stack) {
        DevicePlan plan = DevicePlan.of(settings, MACHINE);
        return plan.connect().connectTimeout().compareTo(stack.patience()) < 0
                ? plan.withConnectTimeout(stack.patience())
                : plan;
    }

    /// What a board with its own LED alone is told.
    ///
    /// @throws Refusal for wrong usage, when the id or the room cannot be
    static DeviceSettings oneLed(String id, String room, BrokerAddress broker) {
        try {
            DeviceId own = new DeviceId(id);
            return new DeviceSettings(
                    own,
                    new DeviceSettings.Broker(
                            broker,
                            false,
                            own.clientIdentifier(),
                            Optional.empty(),
                            DeviceSettings.Broker.KEEP_ALIVE_DEFAULT),
                    List.of(
                            new LedSettings(
                                    room,
                                    new LedSettings.Place.OnBoard(),
                                    Polarity.ACTIVE_HIGH,
                                    TextPolicy.LIGHT)));
        } catch (IllegalArgumentException refused) {
            throw new Refusal(ExitCode.USAGE, String.valueOf(refused.getMessage()));
        }
    }

    /// A broker in this process, for this machine alone.
    ///
    /// @throws Refusal in the user's words when it cannot start
    static EmbeddedBroker startBroker(BrokerOptions options) {
        try {
            return EmbeddedBroker.start(options);
        } catch (BrokerFault fault) {
            throw new Refusal(
                    ExitCode.BROKER, "%s.%n%s".formatted(fault.getMessage(), fault.remedy()));
        }
    }

    /// The rule that leads the address of the documents to a broker on this machine.
    static NatRule leadsTo(EmbeddedBroker broker) {
        return NatRule.parse("%s=127.0.0.1:%d".formatted(VirtualLan.BROKER_ADDRESS, broker.port()));
    }

    /// Has the board read its settings again when asked to.
    ///
    /// @param read gives what the board is told then, or throws a [Refusal]
    Reloading reloading(Supplier<DeviceSettings> read) {
        return board.reloading(settings, read, other -> plan(other, stack));
    }

    void powerOn() {
        view.powerOn();
        board.powerOn();
    }

    void say(Actor actor, String what) {
        view.say(actor, what);
    }

    /// Says where the broker in this process is.
    void introduce(BrokerAddress broker) {
        say(Actor.BROKER, "listens on %s; in the board's LAN that is %s".formatted(broker, BROKER));
    }

    DeviceProfile profile() {
        return plan.profile();
    }

    LightLog light() {
        return light;
    }

    void join() throws InterruptedException {
        board.join();
    }

    @Override
    public void close() {
        board.close();
    }
}
