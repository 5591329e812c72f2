package dev.picolight.simulator.endtoend;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What this process holds that boards may leave behind.
///
/// @param threads all virtual ones but the JDK's, and those platform threads that are at work for a
///   board; each with its stack
/// @param sockets of any kind
record LeftOvers(List<String> threads, long sockets) {
    /// The JDK's own, which wait for sockets, stay for good.
    private static final Pattern VIRTUAL = Pattern.compile("#\\d+ \"(?!SubPoller).*\" virtual ");

    private static final List<String> OF_A_BOARD =
            List.of(
                    "org.eclipse.paho.",
                    "dev.picolight.device.app.",
                    "dev.picolight.device.paho.",
                    "dev.picolight.simulator.board.",
                    "dev.picolight.simulator.lan.");

    static {
        try (ServerSocket _ = new ServerSocket(0)) {
            // with the first one, the JDK opens two of its own for good
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// Now.
    ///
    /// @param folder for a file, which is deleted
    static LeftOvers now(Path folder) {
        try {
            Path dump = folder.resolve("threads");
            Files.deleteIfExists(dump);
            // other views of the process do not show virtual threads
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return new LeftOvers(
                    Arrays.stream(Files.readString(dump).split("\n\n", -1))
                            .filter(thread ->
                                    VIRTUAL.matcher(thread).lookingAt()
                                            || OF_A_BOARD.stream().anyMatch(thread::contains))
                            .toList(),
                    countSockets());
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
    }

    private static long countSockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(LeftOvers::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "%d sockets and %d threads\n%s"
                .formatted(sockets, threads.size(), String.join("\n\n", threads));
    }
}
