package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.LedSettings.Place;
import dev.picolight.device.settings.PresenceSettings;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.VirtualLan;
import tools.jackson.core.JsonGenerator;

/// What a house was made from, as members of the first line: everything but passwords.
/// [PlanReading] reads it.
final class PlanJson {
    private PlanJson() {}

    static void write(JsonGenerator out, HousePlan plan) {
        out.writeNumberProperty("seed", plan.seed());
        out.writeStringProperty("profile", plan.stack().toString());
        out.writeNumberProperty("speed", plan.pace().speed());
        out.writeObjectPropertyStart("lan");
        lan(out, plan.lan());
        out.writeEndObject();
        out.writeArrayPropertyStart("boards");
        for (DeviceSettings board : plan.boards()) {
            out.writeStartObject();
            board(out, board);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void lan(JsonGenerator out, VirtualLan lan) {
        out.writeStringProperty("ssid", lan.ssid());
        out.writeArrayPropertyStart("nat");
        for (NatRule rule : lan.rules()) {
            out.writeString(
                    "%s%s=%s"
                            .formatted(
                                    rule.from().getHostAddress(),
                                    rule.port().map(port -> ":" + port).orElse(""),
                                    rule.to().getHostString() + ":" + rule.to().getPort()));
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
    }

    private static void board(JsonGenerator out, DeviceSettings board) {
        out.writeStringProperty("id", board.id().text());
        DeviceSettings.Broker broker = board.broker();
        out.writeObjectPropertyStart("broker");
        out.writeStringProperty("address", broker.address().toString());
        out.writeBooleanProperty("allow-loopback", broker.allowLoopback());
        out.writeStringProperty("client-identifier", broker.clientIdentifier());
        broker.credentials()
                .map(Credentials::user)
                .ifPresent(user -> out.writeStringProperty("user", user));
        out.writeNumberProperty("keep-alive", broker.keepAlive().toSeconds());
        broker.tls().ifPresent(tls -> tls(out, tls));
        out.writeEndObject();
        out.writeArrayPropertyStart("leds");
        for (LedSettings led : board.leds()) {
            out.writeStartObject();
            out.writeStringProperty("room", led.room());
            place(out, led.place());
            out.writeStringProperty("polarity", Named.text(led.polarity()));
            out.writeStringProperty("text", Named.text(led.text()));
            out.writeStringProperty("on-boot", Named.text(led.onBoot()));
            out.writeEndObject();
        }
        out.writeEndArray();
        presence(out, board.presence());
    }

    private static void tls(JsonGenerator out, TlsSettings tls) {
        out.writeObjectPropertyStart("tls");
        tls.ca().ifPresent(it -> out.writeStringProperty("ca-file", it.toString()));
        tls.identity()
                .ifPresent(identity -> {
                    out.writeStringProperty("cert-file", identity.certificate().toString());
                    out.writeStringProperty("key-file", identity.key().toString());
                    identity.passwordFile()
                            .ifPresent(it ->
                                    out.writeStringProperty("key-password-file", it.toString()));
                });
        tls.serverName().ifPresent(it -> out.writeStringProperty("server-name", it.text()));
        out.writeEndObject();
    }

    private static void place(JsonGenerator out, Place place) {
        switch (place) {
            case Place.OnPin(var pin) -> out.writeNumberProperty("bcm-pin", pin.number());
            case Place.OnBoard() -> out.writeBooleanProperty("on-board", true);
        }
    }

    private static void presence(JsonGenerator out, PresenceSettings presence) {
        presence.homeAssistant().ifPresent(it -> out.writeStringProperty("home-assistant", it));
        presence.health().ifPresent(it -> out.writeNumberProperty("health", it.toSeconds()));
        presence.metrics().ifPresent(it -> out.writeStringProperty("metrics", Ends.text(it)));
        presence.statusLight()
                .ifPresent(light -> {
                    out.writeObjectPropertyStart("status-light");
                    switch (light) {
                        case StatusLight.OfItsOwn(var place, var polarity) -> {
                            place(out, place);
                            out.writeStringProperty("polarity", Named.text(polarity));
                        }
                        case StatusLight.OfRoom(var room) -> out.writeStringProperty("room", room);
                    }
                    out.writeEndObject();
                });
    }
}
