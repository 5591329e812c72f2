package dev.picolight.simulator.record;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.lan.AccessPoint;
import dev.picolight.simulator.lan.Host;
import dev.picolight.simulator.lan.NameService;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// A virtual LAN as members, and read back: everything but the password of its Wi-Fi.
final class LanJson {
    private static final int PORT_MAX = 65_535;

    private LanJson() {}

    static void write(JsonGenerator out, VirtualLan lan) {
        AccessPoint accessPoint = lan.accessPoint();
        out.writeStringProperty("ssid", accessPoint.ssid());
        out.writeNumberProperty("channel", accessPoint.channel());
        out.writeNumberProperty("signal", accessPoint.signal());
        out.writeBooleanProperty("dhcp", lan.dhcp());
        out.writeObjectPropertyStart("names");
        names(out, lan.names());
        out.writeEndObject();
        out.writeArrayPropertyStart("nat");
        for (NatRule rule : lan.rules()) {
            String port = rule.port().map(it -> ":" + it).orElse("");
            out.writeString(
                    "%s%s=%s:%d"
                            .formatted(
                                    rule.from().getHostAddress(),
                                    port,
                                    rule.to().getHostString(),
                                    rule.to().getPort()));
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("closed");
        for (VirtualLan.ClosedHost host : lan.closed()) {
            out.writeStartObject();
            out.writeStringProperty("address", host.address().getHostAddress());
            out.writeBooleanProperty("drops", host.drops());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("hosts");
        lan.hosts().forEach(host -> host(out, host));
        out.writeEndArray();
    }

    private static void names(JsonGenerator out, NameService service) {
        switch (service) {
            case NameService.OfRouter(var names) -> names(out, "router", names);
            case NameService.Only(var names) -> names(out, "only", names);
            case NameService.None() -> names(out, "none", Map.of());
            case NameService.Silent() -> names(out, "silent", Map.of());
        }
    }

    private static void names(JsonGenerator out, String kind, Map<String, InetAddress> names) {
        out.writeStringProperty("kind", kind);
        out.writeArrayPropertyStart("list");
        new TreeMap<>(names)
                .forEach((name, address) -> {
                    out.writeStartObject();
                    out.writeStringProperty("name", name);
                    out.writeStringProperty("address", address.getHostAddress());
                    out.writeEndObject();
                });
        out.writeEndArray();
    }

    private static void host(JsonGenerator out, Host host) {
        out.writeStartObject();
        out.writeStringProperty("address", host.address().getHostAddress());
        out.writeBooleanProperty("drops", host.drops());
        out.writeArrayPropertyStart("open");
        new TreeMap<>(host.open())
                .forEach((port, to) -> {
                    out.writeStartObject();
                    out.writeNumberProperty("port", port);
                    out.writeStringProperty("to", Ends.text(to));
                    out.writeEndObject();
                });
        out.writeEndArray();
        out.writeEndObject();
    }

    /// @throws IllegalArgumentException with words for the user
    static VirtualLan read(Members lan) {
        return new VirtualLan(
                new AccessPoint(
                        lan.text("ssid"),
                        Optional.empty(),
                        (int) lan.whole("channel", 0, Integer.MAX_VALUE),
                        (int) lan.whole("signal", Integer.MIN_VALUE, 0)),
                lan.truth("dhcp"),
                names(lan.object("names")),
                lan.texts("nat").stream().map(NatRule::parse).toList(),
                lan.objects("closed").stream()
                        .map(host ->
                                new VirtualLan.ClosedHost(
                                        host.made("address", InetAddress::ofLiteral),
                                        host.truth("drops")))
                        .toList(),
                lan.objects("hosts").stream().map(LanJson::host).toList());
    }

    private static NameService names(Members service) {
        Map<String, InetAddress> names = new HashMap<>();
        service.objects("list")
                .forEach(it ->
                        names.put(it.text("name"), it.made("address", InetAddress::ofLiteral)));
        return switch (service.text("kind")) {
            case "router" -> new NameService.OfRouter(names);
            case "only" -> new NameService.Only(names);
            case "none" -> new NameService.None();
            case "silent" -> new NameService.Silent();
            default ->
                    throw new IllegalArgumentException(
                            Words.of(RecordWords.class)
                                    .memberRefused(
                                            "kind",
                                            service.text("kind"),
                                            "router, only, none, silent"));
        };
    }

    private static Host host(Members host) {
        Map<Integer, InetSocketAddress> open = new HashMap<>();
        host.objects("open")
                .forEach(it ->
                        open.put((int) it.whole("port", 1, PORT_MAX), it.made("to", Ends::of)));
        return new Host(host.made("address", InetAddress::ofLiteral), open, host.truth("drops"));
    }
}
