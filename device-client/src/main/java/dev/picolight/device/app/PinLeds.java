package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The LEDs of the settings, on the pins of a Raspberry Pi.
final class PinLeds {
    private PinLeds() {}

    /// What is done with an LED that is open.
    @FunctionalInterface
    interface Task {
        /// Does it, while the LED is open.
        ///
        /// @throws LedFault when the LED does not take it
        void with(LedSettings settings, Led led) throws InterruptedException;
    }

    /// Reads settings for this machine.
    static DeviceSettings settings(Path file, SettingsReader reader) {
        DeviceSettings settings = Console.read(file, reader);
        settings.allLeds().stream()
                .filter(led -> led.place() instanceof LedSettings.Place.OnBoard)
                .findFirst()
                .ifPresent(led -> {
                    throw new Refusal(
                            ExitCode.SETTINGS,
                            "%s: the LED of %s is `on-board`, which only a Pico W has. On a Raspberry Pi write `bcm-pin: 17`; to try these settings without hardware, in PicoLight's source tree: ./picolight sim --settings %s"
                                    .formatted(file, led.room(), file));
                });
        return settings;
    }

    /// Opens the LED of a room.
    ///
    /// @param led on a pin, see [#settings]
    static Led open(GpioLeds gpio, LedSettings led) {
        return switch (led.place()) {
            case LedSettings.Place.OnPin(var pin) -> gpio.open(pin, led.polarity());
            case LedSettings.Place.OnBoard _ ->
                    throw new IllegalArgumentException("no pin for " + led);
        };
    }

    /// Opens each LED, does something with it, and gives it back in its shutdown state. What goes
    /// wrong with one does not keep the others from their turn.
    ///
    /// @throws Refusal in the end, with the words for everything that went wrong
    static void each(List<LedSettings> leds, Function<LedSettings, Led> opener, Task task)
            throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (LedSettings settings : leds) {
            try (Led led = opener.apply(settings)) {
                task.with(settings, led);
            } catch (LedFault fault) {
                faults.add("the LED of %s: %s".formatted(settings.room(), words(fault)));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ExitCode.LED, String.join("\n", faults));
        }
    }

    static Refusal refusal(LedFault fault) {
        return new Refusal(ExitCode.LED, words(fault));
    }

    private static String words(LedFault fault) {
        return LedDiagnosis.of(fault).lines();
    }
}
