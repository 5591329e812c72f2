package dev.picolight.simulator.house;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.app.Device;
import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.app.Equipment;
import dev.picolight.device.app.Program;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.lifecycle.DeviceEvent.Booted;
import dev.picolight.device.lifecycle.DeviceEvent.StopRequested;
import dev.picolight.device.lifecycle.DeviceLifecycle;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedPlayer;
import dev.picolight.simulator.board.Flash;
import dev.picolight.simulator.board.OnBoardLed;
import dev.picolight.simulator.board.PicoW;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMqttConnection;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.SimulatedRadio;
import dev.picolight.simulator.time.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One board of a [SimulatedHouse]: its plug, its flash, its radio, and while it has power the
/// device's own class files as its firmware.
final class SimulatedBoard implements SimulatedRadio.Watcher, Plugged {
    private static final Machine MACHINE =
            new Machine("Raspberry Pi Pico W (simulated)", Program.version(), false, false);

    /// What a board has while its plug is in.
    private final class Running {
        private final List<InMemoryLed> leds = new ArrayList<>();
        private final Device device;
        private final Simulation.Seat seat;

        private Running() {
            SimulatedRoute route =
                    new SimulatedRoute(
                            house.simulation(),
                            house.plan().lan(),
                            house.plan().stack(),
                            radio,
                            () -> troubles.namesFail(),
                            SimulatedBoard.this::failed);
            List<LedPlayer> players = new ArrayList<>();
            for (LedSettings led : settings.allLeds()) {
                players.add(new LedPlayer(wire(led)));
            }
            this.device =
                    new Device(
                            new DeviceLifecycle(plan.profile(), plan.timing(), waits),
                            new Equipment(
                                            radio,
                                            new InMemoryMqttConnection(
                                                    house.simulation(),
                                                    link,
                                                    plan.connect(),
                                                    route,
                                                    SimulatedBoard.this::told))
                                    .withMemory(flash),
                            players,
                            SimulatedBoard.this::console,
                            Optional.of(house.simulation().time()));
            this.seat = house.simulation().seat(this::process);
            device.accept(new Booted());
        }

        private Led wire(LedSettings settings) {
            int number = leds.size();
            InMemoryLed led =
                    new InMemoryLed(
                            house.simulation().time(),
                            false,
                            change -> light(number, settings.room(), change));
            leds.add(led);
            return switch (PicoW.Place.of(settings.place())) {
                case ON_BOARD -> new OnBoardLed(led, () -> radio.stage() != Radio.Stage.OFF);
                case PIN -> led;
            };
        }

        private Optional<Instant> process(Instant now) {
            Optional<Instant> due = device.process(now);
            stands(StandingText.of(device.state()));
            return due;
        }

        private void light(int led, String room, InMemoryLed.Change change) {
            house.tell(
                    new HouseEvent.LedChanged(
                            house.now(), id, led, room, change.brightness().percent()));
        }
    }

    private final SimulatedHouse house;
    private final DeviceSettings settings;
    private final DevicePlan plan;
    private final String id;
    private final String address;
    private final Flash flash = new Flash();
    private final RandomGenerator waits;
    private final InMemoryLink link;
    private final SimulatedRadio radio;
    private final BoardTroubles troubles;
    private Optional<Running> running = Optional.empty();
    private String standing = StandingText.OFF;

    SimulatedBoard(SimulatedHouse house, DeviceSettings settings, String address) {
        Simulation simulation = house.simulation();
        this.house = house;
        this.settings = settings;
        this.id = settings.id().text();
        this.address = address;
        this.plan = planned(settings, house.plan());
        this.waits = simulation.chance("device " + id);
        this.link = new InMemoryLink(simulation, house.server(), id);
        link.rememberNothing();
        if (house.detail() != SimulatedHouse.Detail.WITHOUT_PACKETS) {
            link.tap(new SimulatedTap(house, id, address));
        }
        this.radio =
                new SimulatedRadio(
                        simulation,
                        simulation.chance("radio " + id),
                        house.plan().lan(),
                        address,
                        this);
        this.troubles = new BoardTroubles(link, radio);
        link.cut();
    }

    /// The firmware waits until the board's own network gives up: its word says more than a limit.
    private static DevicePlan planned(DeviceSettings settings, HousePlan house) {
        DevicePlan plan = DevicePlan.of(settings, MACHINE);
        Duration patience = house.stack().patience();
        return plan.connect().connectTimeout().compareTo(patience) < 0
                ? plan.withConnectTimeout(patience)
                : plan;
    }

    @Override
    public String id() {
        return id;
    }

    /// How its firmware connects.
    ConnectSettings connect() {
        return plan.connect();
    }

    BoardTroubles troubles() {
        return troubles;
    }

    @Override
    public boolean hasPower() {
        return running.isPresent();
    }

    @Override
    public void powerOn() {
        if (running.isEmpty()) {
            house.tell(new HouseEvent.Powered(house.now(), id, true));
            running = Optional.of(new Running());
            stands(StandingText.of(running.get().device.state()));
        }
    }

    @Override
    public void cutPower() {
        running.ifPresent(it -> {
            running = Optional.empty();
            it.seat.leave();
            link.vanish();
            radio.close();
            it.leds.forEach(InMemoryLed::close);
            house.tell(new HouseEvent.Powered(house.now(), id, false));
            stands(StandingText.OFF);
        });
    }

    /// Asks the firmware to stop cleanly.
    void stop() {
        running.ifPresent(it -> {
            it.device.accept(new StopRequested());
            it.seat.wake();
        });
    }

    BoardState state() {
        List<BoardState.LedState> leds = new ArrayList<>();
        for (int led = 0; led < settings.allLeds().size(); led++) {
            LedSettings one = settings.allLeds().get(led);
            int position = led;
            leds.add(
                    new BoardState.LedState(
                            one.room(),
                            PicoW.Place.of(one.place()) == PicoW.Place.ON_BOARD,
                            running.map(it -> it.leds.get(position).shown().percent()).orElse(0)));
        }
        return new BoardState(
                id,
                running.isPresent(),
                radio.stage(),
                radio.isConnected() ? Optional.of(address) : Optional.empty(),
                standing,
                leds);
    }

    @Override
    public void reached(Radio.Stage stage) {
        if (stage == Radio.Stage.LOST) {
            link.vanish();
        }
        house.tell(new HouseEvent.RadioReached(house.now(), id, stage, address));
    }

    @Override
    public void path(boolean passes) {
        troubles.wifi(passes);
    }

    /// The firmware has something to do.
    @Override
    public void told() {
        running.ifPresent(it -> it.seat.wake());
    }

    private void stands(String now) {
        if (!now.equals(standing)) {
            standing = now;
            house.tell(new HouseEvent.StandingChanged(house.now(), id, now));
        }
    }

    private void console(Report report) {
        report.text()
                .lines()
                .forEach(line ->
                        house.tell(
                                new HouseEvent.ConsoleLine(
                                        house.now(), id, report.severity(), line)));
    }

    private void failed(String words) {
        house.tell(
                new HouseEvent.ConsoleLine(
                        house.now(),
                        id,
                        Severity.INFO,
                        words.startsWith("OSError") ? words : "OSError: " + words));
    }
}
