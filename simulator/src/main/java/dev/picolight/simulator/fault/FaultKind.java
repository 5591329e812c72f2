package dev.picolight.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// All kinds of faults by their names, with what is said about each: for help, forms and files.
@SuppressWarnings("ImmutableEnumChecker") // lists of records and functions without state
public enum FaultKind {
    LATENCY(
            "latency",
            toxic(
                    new Attribute("latency", Form.MILLIS, Optional.of("0")),
                    new Attribute("jitter", Form.MILLIS, Optional.of("0"))),
            values ->
                    new Fault.Latency(
                            values.span("latency"),
                            values.span("jitter"),
                            values.stream(),
                            values.toxicity())),
    BANDWIDTH(
            "bandwidth",
            toxic(new Attribute("rate", Form.KILOBYTES_PER_SECOND, Optional.empty())),
            values ->
                    new Fault.Bandwidth(values.number("rate"), values.stream(), values.toxicity())),
    SLOW_CLOSE(
            "slow_close",
            toxic(new Attribute("delay", Form.MILLIS, Optional.of("0"))),
            values ->
                    new Fault.SlowClose(values.span("delay"), values.stream(), values.toxicity())),
    TIMEOUT(
            "timeout",
            toxic(new Attribute("timeout", Form.MILLIS, Optional.of("0"))),
            values ->
                    new Fault.Timeout(values.span("timeout"), values.stream(), values.toxicity())),
    RESET_PEER(
            "reset_peer",
            toxic(new Attribute("timeout", Form.MILLIS, Optional.of("0"))),
            values ->
                    new Fault.ResetPeer(
                            values.span("timeout"), values.stream(), values.toxicity())),
    SLICER(
            "slicer",
            toxic(
                    new Attribute("average_size", Form.PIECE, Optional.of("64")),
                    new Attribute("size_variation", Form.BYTES, Optional.of("0")),
                    new Attribute("delay", Form.MICROS, Optional.of("0"))),
            values ->
                    new Fault.Slicer(
                            (int) values.number("average_size"),
                            (int) values.number("size_variation"),
                            values.span("delay"),
                            values.stream(),
                            values.toxicity())),
    LIMIT_DATA(
            "limit_data",
            toxic(new Attribute("bytes", Form.BYTES, Optional.empty())),
            values ->
                    new Fault.LimitData(
                            values.number("bytes"), values.stream(), values.toxicity())),
    DOWN("down", List.of(), _ -> new Fault.Down()),
    WIFI(
            "wifi",
            List.of(new Attribute("kind", Form.WIFI, Optional.empty())),
            values -> new Fault.Wifi(values.wifi("kind"))),
    DNS_FAIL("dns-fail", List.of(), _ -> new Fault.DnsFail()),
    REFUSE("refuse", List.of(), _ -> new Fault.Refuse()),
    BLACKHOLE("blackhole", List.of(), _ -> new Fault.Blackhole()),
    BROKER_RESTART(
            "broker-restart",
            List.of(new Attribute("down", Form.MILLIS, Optional.of("2000"))),
            values -> new Fault.BrokerRestart(values.span("down"))),
    BROKER_FREEZE("broker-freeze", List.of(), _ -> new Fault.BrokerFreeze()),
    DUPLICATE(
            "duplicate",
            List.of(new Attribute("share", Form.SHARE, Optional.of("1"))),
            values -> new Fault.Duplicate(values.share("share"))),
    POWER_CUT(
            "power-cut",
            List.of(new Attribute("off", Form.MILLIS, Optional.of("0"))),
            values -> new Fault.PowerCut(values.span("off"))),
    CLIENT_ID_THIEF("client-id-thief", List.of(), _ -> new Fault.ClientIdThief());

    /// What a value of an attribute is, and its unit when no other is written.
    public enum Form {
        MILLIS,
        MICROS,
        KILOBYTES_PER_SECOND,
        BYTES,
        /// Bytes of a piece, 1 or more.
        PIECE,
        /// 0 to 1.
        SHARE,
        /// `upstream` or `downstream`.
        STREAM,
        /// A kind of trouble with Wi-Fi.
        WIFI
    }

    /// Something that can be said about a fault.
    ///
    /// @param unsaid what it is where it is not said; empty: it must be said
    public record Attribute(String name, Form form, Optional<String> unsaid) {}

    private final String text;
    private final List<Attribute> attributes;
    private final Function<FaultValues, Fault> maker;

    FaultKind(String text, List<Attribute> attributes, Function<FaultValues, Fault> maker) {
        this.text = text;
        this.attributes = attributes;
        this.maker = maker;
    }

    private static List<Attribute> toxic(Attribute... own) {
        return Stream.concat(
                        Arrays.stream(own),
                        Stream.of(
                                new Attribute("stream", Form.STREAM, Optional.of("downstream")),
                                new Attribute("toxicity", Form.SHARE, Optional.of("1"))))
                .toList();
    }

    /// As users write it, for example `reset_peer`.
    public String text() {
        return text;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /// The kind of this name, whichever dash it is written with.
    public static Optional<FaultKind> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(kind -> kind.text.replace('-', '_').equals(wanted))
                .findFirst();
    }

    /// The kind that a fault is of.
    public static FaultKind of(Fault fault) {
        return switch (fault) {
            case Fault.Latency _ -> LATENCY;
            case Fault.Bandwidth _ -> BANDWIDTH;
            case Fault.SlowClose _ -> SLOW_CLOSE;
            case Fault.Timeout _ -> TIMEOUT;
            case Fault.ResetPeer _ -> RESET_PEER;
            case Fault.Slicer _ -> SLICER;
            case Fault.LimitData _ -> LIMIT_DATA;
            case Fault.Down _ -> DOWN;
            case Fault.Wifi _ -> WIFI;
            case Fault.DnsFail _ -> DNS_FAIL;
            case Fault.Refuse _ -> REFUSE;
            case Fault.Blackhole _ -> BLACKHOLE;
            case Fault.BrokerRestart _ -> BROKER_RESTART;
            case Fault.BrokerFreeze _ -> BROKER_FREEZE;
            case Fault.Duplicate _ -> DUPLICATE;
            case Fault.PowerCut _ -> POWER_CUT;
            case Fault.ClientIdThief _ -> CLIENT_ID_THIEF;
        };
    }

    Fault make(FaultValues values) {
        return maker.apply(values);
    }
}
