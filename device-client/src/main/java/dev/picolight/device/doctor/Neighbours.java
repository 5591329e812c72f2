package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What this machine's kernel knows of those who share a network with it, after it has asked: by
/// ARP (RFC 826) or Neighbor Discovery (RFC 4861). Linux alone tells.
class Neighbours {
    private static final Path ARP = Path.of("/proc/net/arp");
    private static final int FLAGS = 2;
    private static final int COMPLETE = 0x2;
    private static final long LIMIT_SECONDS = 2;

    /// Whether a machine answers for the address. `UNKNOWN` for one of another network, about which
    /// nobody was asked.
    Answer isThere(InetAddress address) {
        return address.getAddress().length == 4
                ? ofArp(lines(ARP), address.getHostAddress())
                : ofTool(ask(address));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /// @param lines of `/proc/net/arp`, see proc_net(5)
    static Answer ofArp(List<String> lines, String address) {
        return lines.stream()
                .map(line -> line.split("\\s+"))
                .filter(columns -> columns.length > FLAGS && columns[0].equals(address))
                .findFirst()
                .flatMap(columns -> flags(columns[FLAGS]))
                .map(flags -> Answer.of((flags & COMPLETE) != 0))
                .orElse(Answer.UNKNOWN);
    }

    private static Optional<Integer> flags(String text) {
        try {
            return Optional.of(Integer.decode(text));
        } catch (NumberFormatException otherKernel) {
            return Optional.empty();
        }
    }

    /// @param line of `ip neighbour show`
    static Answer ofTool(String line) {
        if (line.contains("FAILED") || line.contains("INCOMPLETE")) {
            return Answer.NO;
        }
        return line.contains("lladdr") ? Answer.YES : Answer.UNKNOWN;
    }

    private static String ask(InetAddress address) {
        try {
            Process ip =
                    new ProcessBuilder("ip", "-6", "neighbour", "show", NameStep.shown(address))
                            .redirectErrorStream(true)
                            .start();
            if (!ip.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                ip.destroyForcibly();
                return "";
            }
            return new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException noSuchTool) {
            return "";
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
