package dev.picolight.simulator.house;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.app.HostInstruments;
import dev.picolight.device.app.Program;
import dev.picolight.device.app.Reloading;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.led.InMemoryLed;
import dev.picolight.simulator.board.Flash;
import dev.picolight.simulator.board.PicoW;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.Station;
import dev.picolight.simulator.lan.VirtualLan;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One board of a live house: its plug, its flash, and while it has power a [PicoW]. Any thread may
/// call.
final class LiveBoard implements PicoW.Watcher, Plugged, AutoCloseable {
    private static final Machine MACHINE =
            new Machine("Raspberry Pi Pico W (simulated)", Program.version(), false, false);

    private final HousePlan plan;
    private final VirtualLan lan;
    private final HouseClock clock;
    private final ActiveFaults faults;
    private final Consumer<HouseEvent> events;
    private final BoardTap tap;
    private final String id;
    private final String address;
    private final Flash flash = new Flash();
    private final Random radioChance;
    private final Random waitChance; // of its own: the radio has another thread
    private final Object plug = new Object();
    private volatile DeviceSettings settings;
    private volatile Optional<Powered> powered = Optional.empty();
    private volatile LedBoard leds;
    private volatile BoardClock ownClock;
    private volatile Radio.Stage stage = Radio.Stage.OFF;
    private volatile String standing = StandingText.OFF;
    private Optional<Supplier<DeviceSettings>> rereads = Optional.empty(); // guarded by the plug

    /// What exists while there is power.
    private record Powered(PicoW board, BoardClock clock, Optional<Reloading> reloading) {}

    /// @param number of the board in the house, from 0
    LiveBoard(
            HousePlan plan,
            VirtualLan lan,
            int number,
            HouseClock clock,
            ActiveFaults faults,
            Consumer<HouseEvent> events) {
        this.plan = plan;
        this.lan = lan;
        this.clock = clock;
        this.faults = faults;
        this.events = events;
        this.settings = plan.boards().get(number);
        this.id = settings.id().text();
        this.address = VirtualLan.boardAddress(number);
        this.leds = new LedBoard(settings);
        this.tap = new BoardTap(id, clock::now, events);
        this.ownClock = new BoardClock(clock.openedAt(), 0);
        Random chance = new Random(plan.seed() + number);
        this.radioChance = new Random(chance.nextLong());
        this.waitChance = new Random(chance.nextLong());
    }

    @Override
    public String id() {
        return id;
    }

    /// The firmware waits until the board's own network gives up: its word says more than a limit.
    private static DevicePlan planned(DeviceSettings settings, Stack stack) {
        DevicePlan plan = DevicePlan.of(settings, MACHINE);
        return plan.connect().connectTimeout().compareTo(stack.patience()) < 0
                ? plan.withConnectTimeout(stack.patience())
                : plan;
    }

    private DevicePlan planned(DeviceSettings some) {
        return planned(some, plan.stack());
    }

    /// How it reaches the broker, and as whom.
    ConnectSettings connect() {
        return planned(settings).connect();
    }

    DeviceProfile profile() {
        return planned(settings).profile();
    }

    /// From now on the settings can be read again, see [#reload].
    void reread(Supplier<DeviceSettings> read) {
        synchronized (plug) {
            rereads = Optional.of(read);
            powered = powered.map(it -> new Powered(it.board(), it.clock(), reloading(it.board())));
        }
    }

    private Optional<Reloading> reloading(PicoW board) {
        return rereads.map(
                read -> board.reloading(settings, () -> remembered(read), this::planned));
    }

    /// A board that loses its power afterwards boots with what was read last.
    private DeviceSettings remembered(Supplier<DeviceSettings> read) {
        DeviceSettings next = read.get();
        settings = next;
        return next;
    }

    /// Reads the settings again, on another thread. Without power, or where nothing can be read
    /// again, nothing happens.
    void reload() {
        powered.flatMap(Powered::reloading).ifPresent(Reloading::request);
    }

    @Override
    public boolean hasPower() {
        return powered.isPresent();
    }

    @Override
    public void powerOn() {
        synchronized (plug) {
            if (powered.isPresent()) {
                return;
            }
            DeviceSettings now = settings;
            DevicePlan device = planned(now);
            leds = new LedBoard(now);
            events.accept(new HouseEvent.Powered(clock.now(), id, true));
            tap.anotherRadio();
            Radio radio =
                    new Radio(
                            lan,
                            new Station(id, address, plan.stack(), lan),
                            clock::pace,
                            radioChance,
                            faults,
                            tap,
                            reached -> radio(reached, address),
                            this::failed);
            BoardClock own = clock.board();
            ownClock = own;
            PicoW board =
                    new PicoW(
                            device.profile(),
                            leds.places(),
                            device.connect(),
                            device.timing(),
                            radio,
                            flash,
                            own,
                            waitChance,
                            this,
                            HostInstruments.ofASimulatedBoard(
                                    now.presence().metrics(), this::console));
            powered = Optional.of(new Powered(board, own, reloading(board)));
            board.powerOn();
        }
    }

    @Override
    public void cutPower() {
        end(PicoW::cutPower);
    }

    private void end(Consumer<PicoW> how) {
        synchronized (plug) {
            powered.ifPresent(it -> {
                it.reloading().ifPresent(Reloading::close);
                how.accept(it.board());
                clock.remove(it.clock());
                powered = Optional.empty();
                stage = Radio.Stage.OFF;
                events.accept(new HouseEvent.Powered(clock.now(), id, false));
                stands(StandingText.OFF);
            });
        }
    }

    BoardState state() {
        Radio.Stage now = stage;
        return new BoardState(
                id,
                powered.isPresent(),
                now,
                now == Radio.Stage.CONNECTED ? Optional.of(address) : Optional.empty(),
                standing,
                leds.states());
    }

    @Override
    public void radio(Radio.Stage reached, String own) {
        stage = reached;
        events.accept(new HouseEvent.RadioReached(clock.now(), id, reached, own));
    }

    @Override
    public void console(Report report) {
        report.text()
                .lines()
                .forEach(line ->
                        events.accept(
                                new HouseEvent.ConsoleLine(
                                        clock.now(), id, report.severity(), line)));
    }

    @Override
    public void failed(String words) {
        console(
                new Report(
                        Severity.INFO, words.startsWith("OSError") ? words : "OSError: " + words));
    }

    @Override
    public void turned(Standing now) {
        leds.rooms(now.profile());
        ownClock.waitsForAnswer(StandingText.waitsForAnswer(now.state()));
        stands(StandingText.of(now.state()));
    }

    /// Told once for each change. By the board's thread, or when that has ended.
    private void stands(String now) {
        if (!now.equals(standing)) {
            standing = now;
            events.accept(new HouseEvent.StandingChanged(clock.now(), id, now));
        }
    }

    @Override
    public void light(int led, InMemoryLed.Change change) {
        LedBoard.Place place = leds.show(led, change.brightness().percent());
        events.accept(
                new HouseEvent.LedChanged(
                        clock.now(),
                        id,
                        place.position(),
                        place.room(),
                        change.brightness().percent()));
    }

    @Override
    public void wired(int led, String room) {
        leds.wired(room);
    }

    /// Stops the firmware cleanly.
    @Override
    public void close() {
        end(PicoW::close);
    }
}
