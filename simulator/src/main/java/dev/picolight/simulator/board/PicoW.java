package dev.picolight.simulator.board;

import dev.picolight.device.app.Change;
import dev.picolight.device.app.DeviceClock;
import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.app.Equipment;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.app.Reloading;
import dev.picolight.device.app.RunningDevice;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.Network;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.simulator.lan.Radio;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A simulated Pico W in real time: power, radio, LEDs, and the device's own class files as its
/// firmware.
public final class PicoW implements AutoCloseable {
    /// Where a board's LED is.
    public enum Place {
        /// Behind the Wi-Fi chip.
        ON_BOARD,
        /// On a GPIO pin.
        PIN;

        /// The place that settings name.
        public static Place of(LedSettings.Place place) {
            return switch (place) {
                case LedSettings.Place.OnBoard _ -> ON_BOARD;
                case LedSettings.Place.OnPin _ -> PIN;
            };
        }
    }

    /// The radio as the firmware has it: when the firmware goes another way to the Server, the chip
    /// stays on and in its Wi-Fi.
    private record StaysOn(Radio radio) implements Network {
        @Override
        public void join(EventSink events) {
            radio.join(events);
        }

        @Override
        public void close() {
            // its power is the board's
        }
    }

    /// Watches a board from outside. Called by the board's threads, so it must not block.
    public interface Watcher {
        /// The radio reached a stage.
        void radio(Radio.Stage stage, String address);

        /// The firmware printed a line on the serial console.
        void console(Report report);

        /// A connection attempt failed: what the board's own console shows of it.
        default void failed(String words) {}

        /// The light of an LED changed.
        ///
        /// @param led position in the profile's rooms; after them a status light of its own; after
        ///   that LEDs that were wired while the board ran, see [#wired]
        void light(int led, InMemoryLed.Change change);

        /// The firmware has turned once more: what it says of itself now.
        default void turned(Standing standing) {}

        /// An LED was wired to the running board, because its settings want another one.
        default void wired(int led, String room) {}
    }

    private final List<InMemoryLed> leds = new CopyOnWriteArrayList<>();
    private final DeviceClock time;
    private final Radio radio;
    private final Watcher watcher;
    private final RunningDevice device;
    private volatile boolean unplugged;

    /// @param places where the LED of each room of the profile is, then the status light if it has
    ///   one of its own
    /// @param radio not used by another board; belongs to this one from now on
    /// @param random half of each wait of the firmware
    public PicoW(
            DeviceProfile profile,
            List<Place> places,
            ConnectSettings connect,
            Timing timing,
            Radio radio,
            RandomGenerator random,
            Watcher watcher,
            Instruments instruments) {
        this(
                profile,
                places,
                connect,
                timing,
                radio,
                new Flash(),
                new MonotonicTime(),
                random,
                watcher,
                instruments);
    }

    /// The same with the flash of a board that was used before, in a time of its own.
    ///
    /// @param flash not used by another board that has power
    /// @param time what the firmware goes by
    public PicoW(
            DeviceProfile profile,
            List<Place> places,
            ConnectSettings connect,
            Timing timing,
            Radio radio,
            Flash flash,
            DeviceClock time,
            RandomGenerator random,
            Watcher watcher,
            Instruments instruments) {
        this.time = time;
        this.radio = radio;
        this.watcher = watcher;
        List<Led> wired = places.stream().map(this::wire).toList();
        this.device =
                new RunningDevice(
                        profile,
                        timing,
                        wired,
                        new Equipment(
                                new StaysOn(radio),
                                new PahoConnection(connect, radio, time.ofConnections()),
                                flash,
                                instruments),
                        random,
                        this::print,
                        this::turned,
                        time);
    }

    private void print(Report report) {
        if (!unplugged) {
            watcher.console(report);
        }
    }

    private Optional<Instant> turned(Standing standing, Instant now) {
        watcher.turned(standing);
        return Optional.empty();
    }

    private Led wire(Place place) {
        int number = leds.size();
        InMemoryLed led = new InMemoryLed(time, false, change -> watcher.light(number, change));
        leds.add(led);
        return switch (place) {
            case ON_BOARD ->
                    new OnBoardLed(led, () -> unplugged || radio.stage() != Radio.Stage.OFF);
            case PIN -> led;
        };
    }

    /// Reads the settings again when asked to, as the device on a Raspberry Pi does.
    ///
    /// @param current what the board was made from
    /// @param read gives settings that are good for a board, or throws a refusal
    /// @param plan what the board becomes by them
    /// @return to be closed before the board
    public Reloading reloading(
            DeviceSettings current,
            Supplier<DeviceSettings> read,
            Function<DeviceSettings, DevicePlan> plan) {
        return new Reloading(
                current,
                device,
                new Reloading.Hands(
                        read,
                        plan,
                        this::wire,
                        other ->
                                new Change.Way(
                                        new StaysOn(radio),
                                        new PahoConnection(
                                                plan.apply(other).connect(),
                                                radio,
                                                time.ofConnections())),
                        _ -> Memory.NONE),
                Optional.empty());
    }

    private Led wire(LedSettings settings) {
        watcher.wired(leds.size(), settings.room());
        return wire(Place.of(settings.place()));
    }

    /// Switches the board on. Once.
    public void powerOn() {
        device.start();
    }

    /// Whether the LED of this room is lit, as a person in front of the board sees it.
    public boolean isLit(int led) {
        return leds.get(led).isLit();
    }

    /// Waits until the firmware has ended, which it does only when asked.
    public void join() throws InterruptedException {
        device.join();
    }

    /// Stops the firmware cleanly: LED dark, status offline.
    @Override
    public void close() {
        device.close();
        radio.close();
    }

    /// Pulls the plug: the broker hears nothing. The firmware prints nothing from now on: what it
    /// still does until its thread has ended, nobody sees.
    public void cutPower() {
        unplugged = true;
        radio.cutPower(); // first, so that no farewell gets out
        device.cutPower();
    }
}
