package dev.picolight.led.pi4j;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// Looks at the machine before Pi4J does, which reports these troubles late, in other words, or
/// only in its log.
final class Preflight {
    private Preflight() {}

    /// Does nothing when the GPIO can be used.
    ///
    /// @param directory where the kernel shows its devices: `/dev`
    /// @param mayOpen whether this process may read and write a device
    /// @throws dev.picolight.led.LedFault when this is no Raspberry Pi, one that Pi4J does not
    ///   know, or one of the GPIO devices may not be opened
    static void check(Path directory, Predicate<Path> mayOpen, Board board) {
        List<GpioDevice> devices = GpioDevice.in(directory, mayOpen);
        if (devices.isEmpty()) {
            throw board.without(directory.resolve(GpioDevice.NAMES).toString());
        }
        if (!board.known()) {
            throw board.unknown();
        }
        // Every one of them, also those without our pins: libgpiod opens all to find the right one.
        for (GpioDevice device : devices) {
            if (!device.mayOpen()) {
                throw device.closedTo(System.getProperty("user.name", "of this program"));
            }
        }
    }
}
