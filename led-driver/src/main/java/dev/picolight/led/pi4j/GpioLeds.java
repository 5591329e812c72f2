package dev.picolight.led.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.Polarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The LEDs on this Raspberry Pi's pins. One per process: libgpiod keeps one chip per process, and
/// closing it takes it from everybody.
///
/// It installs no shutdown hook. Whoever opens it closes it, also on SIGTERM: the kernel of
/// Raspberry Pi OS leaves a freed pin as it is, so an LED that was not closed stays lit.
public final class GpioLeds implements AutoCloseable {
    private static final Path DEVICES = Path.of("/dev");

    private final PinDriver driver;
    private final Map<BcmPin, Pi4jLed> leds = new LinkedHashMap<>();
    private boolean closed;

    GpioLeds(PinDriver driver) {
        this.driver = driver;
    }

    /// Opens the GPIO of this machine.
    ///
    /// @throws LedFault when this is no Raspberry Pi, its GPIO may not be used, or Pi4J cannot
    ///   start
    public static GpioLeds open() {
        return open(DEVICES, GpioDevice::mayBeOpened, Board.ofThisMachine());
    }

    /// As [#open()], on the machine described. Which machine it is does not matter where no device
    /// will be opened, see [AnyOutput].
    static GpioLeds open(Path devices, Predicate<Path> mayOpen, Board board) {
        boolean anyOutput = AnyOutput.isAllowed();
        try {
            if (anyOutput && !AnyOutput.areRealOnesThere()) {
                return new GpioLeds(AnyOutput.thatMovesNoPin());
            }
            Preflight.check(devices, mayOpen, board);
            PinDriver driver = Gpiod.start();
            return new GpioLeds(anyOutput ? AnyOutput.instead(driver) : driver);
        } catch (LedFault fault) {
            throw fault;
        } catch (RuntimeException | LinkageError e) {
            throw Pi4jFaults.whileStarting(e);
        }
    }

    /// Takes a pin for an LED. It is dark from the first moment.
    ///
    /// @throws LedFault when the pin is taken, by another LED of ours or by another program, or is
    ///   not to be had
    public synchronized Led open(BcmPin pin, Polarity polarity) {
        if (closed) {
            throw new LedFault(LedFault.Kind.GPIO_CLOSED, pin.toString());
        }
        Pi4jLed taken = leds.get(pin);
        if (taken != null && taken.isOpen()) {
            throw Pi4jFaults.takenByUs(pin);
        }
        Pi4jLed led = new Pi4jLed(driver.context(), request(pin, polarity), pin, polarity);
        leds.put(pin, led);
        return led;
    }

    private DigitalOutput request(BcmPin pin, Polarity polarity) {
        DigitalState dark = Pi4jLed.state(polarity, false);
        DigitalOutput output;
        try {
            output =
                    driver.context()
                            .create(
                                    DigitalOutput.newConfigBuilder(driver.context())
                                            .id(consumer(pin))
                                            .name(consumer(pin))
                                            .address(pin.number())
                                            .initial(dark)
                                            .shutdown(dark)
                                            .provider(driver.provider()));
        } catch (RuntimeException | LinkageError e) {
            throw Pi4jFaults.whileOpening(pin, e, driver.holder());
        }
        if (!driver.output().isInstance(output)) {
            driver.context().shutdown(output);
            throw Pi4jFaults.movesNoPin(pin, output.getClass(), driver);
        }
        return output;
    }

    /// The name under which Pi4J asks for the line, and so the one that `gpioinfo` shows.
    private static String consumer(BcmPin pin) {
        return Pi4jFaults.OUR_CONSUMER + pin.number();
    }

    /// Makes every LED dark, gives the pins back and ends Pi4J. Closing twice does nothing.
    ///
    /// @throws LedFault when a pin could not be made dark; the others are dark all the same
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<LedFault> faults = new ArrayList<>();
        for (Pi4jLed led : leds.values()) {
            try {
                led.close();
            } catch (LedFault fault) {
                faults.add(fault);
            }
        }
        // An output that failed, here or before, stays in Pi4J's registry, and ending Pi4J would
        // touch its line after the memory of the chip was freed. The kernel frees the lines when
        // the process ends.
        if (leds.values().stream().allMatch(Pi4jLed::isReleased)) {
            endPi4j();
        }
        if (!faults.isEmpty()) {
            LedFault first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void endPi4j() {
        try {
            driver.context().shutdown();
        } catch (Pi4JException e) {
            throw Pi4jFaults.whileEnding(e);
        }
    }
}
