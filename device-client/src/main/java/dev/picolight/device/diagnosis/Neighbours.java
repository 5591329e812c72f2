package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Who answers in the networks of this machine, as its kernel has noticed (ARP, RFC 826).
public final class Neighbours {
    private static final Path ARP = Path.of("/proc/net/arp");

    /// The kernel knows the hardware address: `ATF_COM` of `<net/if_arp.h>`.
    private static final int COMPLETE = 2;

    private Neighbours() {}

    /// Whether a machine answers for this address. What is asked right after an attempt to reach it
    /// tells most: Linux keeps in mind who does not answer, and for up to a minute who did.
    ///
    /// @return unknown for an address in another network, for IPv6, and where there is no Linux
    public static Answer answersFor(InetAddress address) {
        if (!(address instanceof Inet4Address)) {
            return Answer.UNKNOWN;
        }
        try {
            return answersFor(
                    address.getHostAddress(), Files.readAllLines(ARP, StandardCharsets.US_ASCII));
        } catch (IOException notLinux) {
            return Answer.UNKNOWN;
        }
    }

    /// @param table see proc_net(5): address, type, flags, hardware address, mask, interface
    static Answer answersFor(String address, List<String> table) {
        return table.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(entry -> entry.length > 2 && entry[0].equals(address))
                .filter(entry -> entry[2].matches("0x[0-9a-f]{1,7}"))
                .map(entry -> Answer.of((Integer.decode(entry[2]) & COMPLETE) != 0))
                .max((one, other) -> Boolean.compare(one == Answer.YES, other == Answer.YES))
                .orElse(Answer.UNKNOWN);
    }
}
