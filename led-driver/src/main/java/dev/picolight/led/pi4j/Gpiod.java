package dev.picolight.led.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutput;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import dev.picolight.led.BcmPin;
import java.util.Optional;

/// The plug-in of Pi4J that moves real pins. Only this class names its parts, so that a jar that is
/// missing shows here.
final class Gpiod {
    private Gpiod() {}

    /// Starts Pi4J with this plug-in alone.
    ///
    /// @throws RuntimeException as Pi4J throws it
    /// @throws LinkageError when a jar is missing or the native library cannot be loaded
    static PinDriver start() {
        // Started first, because Pi4J only logs why a provider does not start, and later says that
        // there is no such provider.
        GpioDContext.getInstance().initialize();
        return new PinDriver(
                Pi4J.newContextBuilder()
                        .noAutoDetectPlatforms()
                        .noAutoDetectProviders()
                        .noAutoInject()
                        .disableShutdownHook()
                        .add(GpioDDigitalOutputProvider.newInstance())
                        .build(),
                GpioDDigitalOutputProvider.ID,
                GpioDDigitalOutput.class,
                Gpiod::holder);
    }

    private static Optional<String> holder(BcmPin pin) {
        GpioLine line = GpioDContext.getInstance().getOrOpenLine(pin.number());
        line.update();
        return line.isUsed()
                ? Optional.of(Optional.ofNullable(line.getConsumer()).orElse(""))
                : Optional.empty();
    }
}
