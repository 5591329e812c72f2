package dev.picolight.device.app;

import dev.picolight.device.announce.Machine;
import dev.picolight.device.announce.Sensors;
import dev.picolight.device.announce.Throttling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the kernel of a Raspberry Pi tells of the machine. Elsewhere there is less, or nothing.
///
/// Each call reads files that the firmware answers, which may take some milliseconds.
final class HostSensors {
    private static final String THERMOMETER = "sys/class/thermal/thermal_zone0/temp";
    private static final String THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled";
    private static final String MODEL = "proc/device-tree/model";
    private static final int FILE_MAX = 1024;

    private final Path root;

    /// @param root where `sys` and `proc` are
    HostSensors(Path root) {
        this.root = root;
    }

    static HostSensors ofThisMachine() {
        return new HostSensors(Path.of("/"));
    }

    /// What stays the same as long as the machine runs.
    Machine machine() {
        Sensors now = read();
        return new Machine(
                text(MODEL).orElseGet(() -> System.getProperty("os.arch") + " computer"),
                Program.version(),
                now.cpuCelsius().isPresent(),
                now.throttling().isPresent());
    }

    Sensors read() {
        return new Sensors(celsius(), throttling());
    }

    private Optional<Double> celsius() {
        return text(THERMOMETER)
                .filter(it -> it.matches("-?[0-9]{1,7}"))
                .map(thousandths -> Integer.parseInt(thousandths) / 1000.0);
    }

    private Optional<Throttling> throttling() {
        return text(THROTTLED)
                .map(it -> it.replaceFirst("^0x", ""))
                .filter(it -> it.matches("[0-9a-fA-F]{1,8}"))
                .map(bits -> Throttling.ofBits(Long.parseLong(bits, 16)));
    }

    /// Without the zero byte and line end that the kernel puts behind it.
    private Optional<String> text(String path) {
        try (var in = Files.newInputStream(root.resolve(path))) {
            String text = new String(in.readNBytes(FILE_MAX), StandardCharsets.UTF_8);
            return Optional.of(text.replace("\u0000", "").strip()).filter(it -> !it.isEmpty());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }
}
