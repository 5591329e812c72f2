package dev.picolight.led.pi4j;

import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs once through what opening an LED on a pin needs, without touching one, so that a JVM that
/// records what it loads (AOT cache, JEP 483) has it.
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /// The classes of the real outputs. Their native code is loaded when they are initialised,
    /// which is not done here.
    private static final List<String> OF_REAL_PINS =
            List.of(
                    "com.pi4j.library.gpiod.internal.CWrapper",
                    "com.pi4j.library.gpiod.internal.GpioChip",
                    "com.pi4j.library.gpiod.internal.GpioD",
                    "com.pi4j.library.gpiod.internal.GpioDContext",
                    "com.pi4j.library.gpiod.internal.GpioDException",
                    "com.pi4j.library.gpiod.internal.GpioLine",
                    "com.pi4j.library.gpiod.internal.LineRequest",
                    "com.pi4j.library.gpiod.internal.LineRequestFlag",
                    "com.pi4j.library.gpiod.util.NativeLibraryLoader",
                    "com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput",
                    "com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider",
                    "com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProviderImpl",
                    "dev.picolight.led.pi4j.Gpiod");

    private Rehearsal() {}

    /// Opens, lights and closes an LED that is not there. Reads what the machine says of its board
    /// and opens no device.
    public static void run() {
        try {
            Preflight.check(Path.of("/dev"), GpioDevice::mayBeOpened, Board.ofThisMachine());
        } catch (LedFault anotherMachine) {
            // a cache may be made on any machine
        }
        try (GpioLeds gpio = new GpioLeds(AnyOutput.thatMovesNoPin());
                Led led = gpio.open(new BcmPin(17), Polarity.ACTIVE_HIGH)) {
            led.show(Brightness.FULL);
        }
        OF_REAL_PINS.forEach(Rehearsal::load);
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            LOG.debug("not in the rehearsal", missing); // whoever opens an LED will be told
        }
    }
}
