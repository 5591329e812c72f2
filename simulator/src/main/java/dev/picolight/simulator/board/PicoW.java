package dev.picolight.simulator.board;

import dev.picolight.device.app.LoopWatch;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.app.RunningDevice;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.Instruments;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.simulator.lan.Radio;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A simulated Pico W in real time: power, radio, LEDs, and the device's own class files as its
/// firmware.
public final class PicoW implements AutoCloseable {
    /// Where a board's LED is.
    public enum Place {
        /// Behind the Wi-Fi chip.
        ON_BOARD,
        /// On a GPIO pin.
        PIN
    }

    /// Watches a board from outside. Called by the board's threads, so it must not block.
    public interface Watcher {
        /// The radio reached a stage.
        void radio(Radio.Stage stage, String address);

        /// The firmware printed a line on the serial console.
        void console(Report report);

        /// The light of an LED changed.
        ///
        /// @param led position in the profile's rooms; after them a status light of its own
        void light(int led, InMemoryLed.Change change);
    }

    private final List<InMemoryLed> leds = new ArrayList<>();
    private final RunningDevice device;

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
        this(profile, places, connect, timing, radio, new Flash(), random, watcher, instruments);
    }

    /// The same with the flash of a board that was used before.
    ///
    /// @param flash not used by another board that has power
    public PicoW(
            DeviceProfile profile,
            List<Place> places,
            ConnectSettings connect,
            Timing timing,
            Radio radio,
            Flash flash,
            RandomGenerator random,
            Watcher watcher,
            Instruments instruments) {
        MonotonicTime time = new MonotonicTime();
        List<Led> wired = new ArrayList<>();
        for (Place place : places) {
            int number = wired.size();
            InMemoryLed led = new InMemoryLed(time, false, change -> watcher.light(number, change));
            leds.add(led);
            wired.add(
                    switch (place) {
                        case ON_BOARD ->
                                new OnBoardLed(led, () -> radio.stage() != Radio.Stage.OFF);
                        case PIN -> led;
                    });
        }
        this.device =
                new RunningDevice(
                        profile,
                        timing,
                        wired,
                        radio,
                        new PahoConnection(connect, radio, time),
                        flash,
                        random,
                        watcher::console,
                        LoopWatch.NOBODY,
                        instruments);
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
    }

    /// Pulls the plug: the broker hears nothing.
    public void cutPower() {
        device.cutPower();
    }
}
