package dev.picolight.led.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutput;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutputProvider;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The test switch `-Ddev.picolight.test.anyOutput=true`: an output is taken that only remembers
/// its state and moves no pin.
///
/// Whoever measures pins must be able to show that he notices a program that says HIGH while the
/// pin stays an input. Without the switch PicoLight refuses to be that program.
final class AnyOutput {
    private static final Logger LOG = LoggerFactory.getLogger(AnyOutput.class);

    private static final String SWITCH = "dev.picolight.test.anyOutput";

    /// One class of each jar that real outputs need.
    private static final List<String> OF_REAL_OUTPUTS =
            List.of(
                    "com.pi4j.library.gpiod.internal.GpioDContext",
                    "com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput");

    private AnyOutput() {}

    /// Whether the switch is on. Says so if it is.
    static boolean isAllowed() {
        boolean on = Boolean.getBoolean(SWITCH);
        if (on) {
            LOG.warn(
                    "-D{}=true: FOR TESTS ONLY. Any output is taken, also one that moves no pin. An LED may stay dark although this program says that it is lit.",
                    SWITCH);
        }
        return on;
    }

    /// Whether the jars of the outputs that move pins are there. Loads no native code.
    static boolean areRealOnesThere() {
        try {
            for (String name : OF_REAL_OUTPUTS) {
                Class.forName(name, false, AnyOutput.class.getClassLoader());
            }
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /// The driver, but for its insistence on outputs that move pins.
    static PinDriver instead(PinDriver driver) {
        return new PinDriver(
                driver.context(), driver.provider(), DigitalOutput.class, driver.holder());
    }

    /// Pi4J with the outputs of the raspberrypi plug-in, which move no pin (Pi4J issue 161).
    static PinDriver thatMovesNoPin() {
        return new PinDriver(
                Pi4J.newContextBuilder()
                        .noAutoDetectPlatforms()
                        .noAutoDetectProviders()
                        .noAutoInject()
                        .disableShutdownHook()
                        .add(RpiDigitalOutputProvider.newInstance())
                        .build(),
                RpiDigitalOutputProvider.ID,
                RpiDigitalOutput.class,
                _ -> Optional.empty());
    }
}
