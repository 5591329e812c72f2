package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Neighbours;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// What this machine's kernel knows of those who share a network with it, after it has asked: by
/// ARP (RFC 826) or Neighbor Discovery (RFC 4861). Linux alone tells.
class NeighbourQuestion {
    private static final long LIMIT_SECONDS = 2;

    /// Whether a machine answers for the address. `UNKNOWN` for one of another network, about which
    /// nobody was asked.
    Answer isThere(InetAddress address) {
        return address instanceof Inet4Address
                ? Neighbours.answersFor(address)
                : ofTool(ask(address));
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
