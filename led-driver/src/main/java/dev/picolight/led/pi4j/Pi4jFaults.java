package dev.picolight.led.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.provider.exception.ProviderNotFoundException;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedFault;
import java.util.Optional;
import java.util.function.Function;

/// Says in our words what Pi4J throws.
///
/// Told apart by type and by what Pi4J's messages begin with, never by the words of the operating
/// system in them: those are in the user's language.
final class Pi4jFaults {
    /// What the names of our own lines begin with.
    static final String OUR_CONSUMER = "picolight-gpio";

    private static final String PATH_PROPERTY = "pi4j.library.path";
    private static final String GET_LINE = "c_gpiod_chip_get_line";
    private static final String REQUEST_OUTPUT = "c_gpiod_line_request_output";
    private static final String UNDERLYING = "UNDERLYING EXCEPTION: ";

    private Pi4jFaults() {}

    /// Pi4J could not start.
    static LedFault whileStarting(Throwable thrown) {
        if (thrown instanceof LinkageError error) { // first: below, a missing jar would throw again
            return whileLinking(error);
        }
        if (root(thrown) instanceof GpioDException) {
            return new LedFault(
                    "the GPIO devices could not be opened: " + evidence(thrown),
                    "libgpiod opens every /dev/gpiochip*. See who may: ls -l /dev/gpiochip*;"
                            + " a container needs each of them handed in.",
                    thrown);
        }
        return new LedFault(
                "Pi4J could not use the GPIO of this board: " + evidence(thrown),
                "See what chips there are: gpiodetect. One must have pinctrl in its label, which the"
                        + " kernel of Raspberry Pi OS provides.",
                thrown);
    }

    /// Pi4J did not give the pin.
    static LedFault whileOpening(
            BcmPin pin, Throwable thrown, Function<BcmPin, Optional<String>> holder) {
        if (thrown instanceof LinkageError error) {
            return whileLinking(error);
        }
        if (thrown instanceof IOAlreadyExistsException) {
            return takenByUs(pin);
        }
        if (thrown instanceof ProviderNotFoundException) {
            return new LedFault(
                    "Pi4J has nothing that moves pins: " + evidence(thrown),
                    "Its log says why, in the line that begins: unable to 'initialize()' provider.",
                    thrown);
        }
        if (root(thrown) instanceof GpioDException exception) {
            String message = String.valueOf(exception.getMessage());
            if (message.startsWith(GET_LINE)) {
                return noSuchLine(pin, thrown);
            }
            if (message.startsWith(REQUEST_OUTPUT)) {
                return refused(pin, thrown, holder);
            }
        }
        return new LedFault(
                "Pi4J did not give %s: %s".formatted(pin, evidence(thrown)),
                "Choose another bcm-pin in the settings.",
                thrown);
    }

    /// Two LEDs want one pin.
    static LedFault takenByUs(BcmPin pin) {
        return new LedFault(
                pin + " already drives another LED of this device",
                "Give each LED a bcm-pin of its own in the settings.");
    }

    /// Pi4J made an output that only remembers its state.
    static LedFault movesNoPin(BcmPin pin, Class<? extends DigitalOutput> made, PinDriver driver) {
        return new LedFault(
                "the output that Pi4J made for %s moves no pin: it is a %s, from the provider %s"
                        .formatted(pin, made.getName(), driver.provider()),
                "It must be a %s: let all jars of Pi4J be of the same version."
                        .formatted(driver.output().getName()));
    }

    /// The pin did not take a new level.
    static LedFault whileShowing(BcmPin pin, Brightness wanted, Throwable thrown) {
        return new LedFault(
                "%s did not take the change to %s: %s"
                        .formatted(pin, wanted.isLit() ? "lit" : "dark", evidence(thrown)),
                "Start PicoLight again. If that does not help, see what the kernel says: sudo dmesg",
                thrown);
    }

    /// The pin could not be made dark and given back.
    static LedFault whileClosing(BcmPin pin, Throwable thrown) {
        return new LedFault(
                "%s could not be made dark and given back: %s".formatted(pin, evidence(thrown)),
                "The LED may stay lit. Make the pin low or high by hand: pinctrl set %d op dl (or dh)"
                        .formatted(pin.number()),
                thrown);
    }

    /// The pins are given back, but Pi4J did not end.
    static LedFault whileEnding(Pi4JException thrown) {
        return new LedFault(
                "the LEDs are dark, but Pi4J did not end: " + evidence(thrown),
                "Nothing to do: it ends with the program.",
                thrown);
    }

    private static LedFault noSuchLine(BcmPin pin, Throwable thrown) {
        return new LedFault(
                "this board has no %s: %s".formatted(pin, evidence(thrown)),
                "Choose another bcm-pin in the settings. See what lines there are: gpioinfo",
                thrown);
    }

    private static LedFault refused(
            BcmPin pin, Throwable thrown, Function<BcmPin, Optional<String>> holder) {
        Optional<String> name;
        try {
            name = holder.apply(pin);
        } catch (RuntimeException e) { // then without the name
            thrown.addSuppressed(e);
            name = Optional.empty();
        }
        if (name.isEmpty()) {
            return new LedFault(
                    "the kernel refused %s: %s".formatted(pin, evidence(thrown)),
                    "See who holds the line: gpioinfo. Free it, or choose another bcm-pin in the"
                            + " settings.",
                    thrown);
        }
        String who = name.get().isEmpty() ? "a program that gives no name" : name.get();
        return new LedFault(
                "%s is in use by %s: %s".formatted(pin, who, evidence(thrown)),
                who.startsWith(OUR_CONSUMER)
                        ? "Another PicoLight runs on this machine: stop it first. A service: sudo"
                                + " systemctl stop picolight"
                        : "Stop that program, take a driver's dtoverlay out of"
                                + " /boot/firmware/config.txt, or choose another bcm-pin in the"
                                + " settings. All holders: gpioinfo",
                thrown);
    }

    private static LedFault whileLinking(LinkageError error) {
        String message = String.valueOf(error.getMessage());
        boolean initializing =
                error instanceof ExceptionInInitializerError
                        || message.startsWith("Could not initialize class"); // the second time
        if (!initializing && !(error instanceof UnsatisfiedLinkError)) {
            return new LedFault(
                    "a part of Pi4J is missing, or of another version: " + evidence(error),
                    "Install PicoLight's package again; in its source tree, ./picolight run builds"
                            + " what is missing. The class path needs pi4j-core, pi4j-plugin-gpiod"
                            + " and pi4j-library-gpiod, all of one version.",
                    error);
        }
        String path = System.getProperty(PATH_PROPERTY, "");
        String cause = "the native library of Pi4J could not be loaded from %s: %s";
        return path.isEmpty()
                ? new LedFault(
                        cause.formatted(System.getProperty("java.io.tmpdir"), evidence(error)),
                        "Pi4J unpacks it there, so the directory must be writable and not mounted"
                                + " noexec. Name another: PICOLIGHT_JAVA_OPTS=-Djava.io.tmpdir=DIR."
                                + " Or unpack libgpiod.so and libpi4j-gpiod.so from the jar of"
                                + " pi4j-library-gpiod and say where: -Dpi4j.library.path=DIR",
                        error)
                : new LedFault(
                        cause.formatted(path, evidence(error)),
                        "-D%s must name a directory, not mounted noexec, with libgpiod.so and"
                                        .formatted(PATH_PROPERTY)
                                + " libpi4j-gpiod.so for %s. Without it, Pi4J takes its own."
                                        .formatted(System.getProperty("os.arch")),
                        error);
    }

    /// The innermost words: what the layers above add is only where it happened.
    private static String evidence(Throwable thrown) {
        Throwable root = root(thrown);
        String message = String.valueOf(root.getMessage());
        int underlying = message.indexOf(UNDERLYING);
        return underlying < 0
                ? root.getClass().getSimpleName() + ": " + message
                : message.substring(underlying + UNDERLYING.length());
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
