package dev.picolight.led.pi4j;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.provider.exception.ProviderNotFoundException;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
import java.util.Optional;
import java.util.function.Function;

/// Says as kinds of our own what Pi4J throws.
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
            return new LedFault(thrown, Kind.DEVICES_NOT_OPENED, evidence(thrown));
        }
        return new LedFault(thrown, Kind.GPIO_NOT_USED, evidence(thrown));
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
            return new LedFault(thrown, Kind.NO_PROVIDER, evidence(thrown));
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
        return new LedFault(thrown, Kind.NOT_GIVEN, pin.toString(), evidence(thrown));
    }

    /// Two LEDs want one pin.
    static LedFault takenByUs(BcmPin pin) {
        return new LedFault(Kind.PIN_TWICE, pin.toString());
    }

    /// Pi4J made an output that only remembers its state.
    static LedFault movesNoPin(BcmPin pin, Class<? extends DigitalOutput> made, PinDriver driver) {
        return new LedFault(
                Kind.MOVES_NO_PIN,
                pin.toString(),
                made.getName(),
                driver.provider(),
                driver.output().getName());
    }

    /// The pin did not take a new level.
    static LedFault whileShowing(BcmPin pin, Brightness wanted, Throwable thrown) {
        return new LedFault(
                thrown,
                wanted.isLit() ? Kind.NOT_LIT : Kind.NOT_DARK,
                pin.toString(),
                evidence(thrown));
    }

    /// The pin could not be made dark and given back.
    static LedFault whileClosing(BcmPin pin, Throwable thrown) {
        return new LedFault(
                thrown,
                Kind.NOT_CLOSED,
                pin.toString(),
                String.valueOf(pin.number()),
                evidence(thrown));
    }

    /// The pins are given back, but Pi4J did not end.
    static LedFault whileEnding(Pi4JException thrown) {
        return new LedFault(thrown, Kind.NOT_ENDED, evidence(thrown));
    }

    private static LedFault noSuchLine(BcmPin pin, Throwable thrown) {
        return new LedFault(thrown, Kind.NO_SUCH_LINE, pin.toString(), evidence(thrown));
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
            return new LedFault(thrown, Kind.LINE_REFUSED, pin.toString(), evidence(thrown));
        }
        String who = name.get();
        if (who.isEmpty()) {
            return new LedFault(thrown, Kind.LINE_BUSY_UNNAMED, pin.toString(), evidence(thrown));
        }
        return new LedFault(
                thrown,
                who.startsWith(OUR_CONSUMER) ? Kind.BUSY_BY_PICOLIGHT : Kind.LINE_BUSY,
                pin.toString(),
                who,
                evidence(thrown));
    }

    private static LedFault whileLinking(LinkageError error) {
        String message = String.valueOf(error.getMessage());
        boolean initializing =
                error instanceof ExceptionInInitializerError
                        || message.startsWith("Could not initialize class"); // the second time
        if (!initializing && !(error instanceof UnsatisfiedLinkError)) {
            return new LedFault(error, Kind.VERSIONS_MIXED, evidence(error));
        }
        String path = System.getProperty(PATH_PROPERTY, "");
        return path.isEmpty()
                ? new LedFault(
                        error,
                        Kind.LIBRARY_NOT_UNPACKED,
                        System.getProperty("java.io.tmpdir"),
                        evidence(error))
                : new LedFault(
                        error,
                        Kind.LIBRARY_NOT_LOADED,
                        PATH_PROPERTY,
                        path,
                        evidence(error),
                        System.getProperty("os.arch"));
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
