package dev.picolight.simulator.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// In which form a recording is written.
public enum RecordingFormat {
    /// One event a line: everything, and what a replay is made from.
    JSONL("application/jsonl; charset=utf-8"),
    /// Value change dump (IEEE 1364): the LEDs, power and Wi-Fi over time.
    VCD("application/octet-stream"),
    /// Packet capture: what the virtual LAN carried, as Ethernet frames.
    PCAP("application/vnd.tcpdump.pcap");

    private final String mediaType;

    RecordingFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// For a download.
    public String mediaType() {
        return mediaType;
    }

    /// How the file's name ends, for example `.vcd`.
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// The one that a file's name tells.
    public static Optional<RecordingFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (RecordingFormat format : values()) {
            if (name.endsWith(format.suffix())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    EventWriter writer() {
        return switch (this) {
            case JSONL -> new JsonLinesWriter();
            case VCD -> new VcdWriter();
            case PCAP -> new PcapWriter();
        };
    }
}
