package dev.picolight.simulator.endtoend;

import dev.picolight.simulator.app.Main;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The command line as a process of its own, with the class files under test.
final class Picolight {
    private Picolight() {}

    /// Starts it with these arguments, as typed into a shell.
    static ChildProcess start(String arguments) {
        return startBy("", arguments);
    }

    /// The same, with another place for what it writes to disk.
    static ChildProcess startWithTemporaryFolder(Path folder, String arguments) {
        return startBy("env JAVA_TOOL_OPTIONS=-Djava.io.tmpdir='%s'".formatted(folder), arguments);
    }

    /// The device's command line instead of the simulator's.
    static ChildProcess startDevice(String arguments) {
        return startDeviceBy("", arguments);
    }

    /// The same by another program, such as `ip netns exec NAME`.
    static ChildProcess startDeviceBy(String starter, String arguments) {
        return start(
                starter,
                System.getProperty("java.class.path"),
                dev.picolight.device.app.Main.class,
                arguments);
    }

    /// The same without the jars of Pi4J that move pins: whatever machine this is, no LED can be
    /// opened.
    static ChildProcess startWithoutGpiod(String arguments) {
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> !Path.of(jar).getFileName().toString().contains("gpiod"))
                        .collect(Collectors.joining(File.pathSeparator));
        return start("", classPath, arguments);
    }

    /// The same by another program, such as `ip netns exec NAME`.
    static ChildProcess startBy(String starter, String arguments) {
        return start(starter, System.getProperty("java.class.path"), arguments);
    }

    private static ChildProcess start(String starter, String classPath, String arguments) {
        return start(starter, classPath, Main.class, arguments);
    }

    private static ChildProcess start(
            String starter, String classPath, Class<?> main, String arguments) {
        return ChildProcess.start(
                "%s '%s' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp '%s' %s %s"
                        .formatted(
                                starter,
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                classPath,
                                main.getName(),
                                arguments));
    }
}
