package dev.picolight.simulator.record;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.LedSettings.Place;
import dev.picolight.device.settings.PresenceSettings;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a house was made from, from the members that [PlanJson] writes.
final class PlanReading {
    private PlanReading() {}

    /// @throws IllegalArgumentException with words for the user
    static HousePlan of(Members plan) {
        return new HousePlan(
                plan.objects("boards").stream().map(PlanReading::board).toList(),
                LanJson.read(plan.object("lan")),
                plan.made(
                        "profile",
                        name ->
                                Stack.named(name)
                                        .orElseThrow(
                                                () -> new IllegalArgumentException("pico-w, pi"))),
                new Pace(plan.number("speed").doubleValue()),
                plan.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static DeviceSettings board(Members board) {
        return new DeviceSettings(
                board.made("id", DeviceId::new),
                broker(board.object("broker")),
                board.objects("leds").stream().map(PlanReading::led).toList(),
                new PresenceSettings(
                        board.optionalText("home-assistant"),
                        board.optionalWhole("health").map(Duration::ofSeconds),
                        board.optionalMade("metrics", Ends::of),
                        board.optionalObject("status-light").map(PlanReading::light)));
    }

    /// The user without a password, which no recording holds.
    private static DeviceSettings.Broker broker(Members broker) {
        return new DeviceSettings.Broker(
                broker.made("address", BrokerAddress::parse),
                broker.truth("allow-loopback"),
                broker.text("client-identifier"),
                broker.optionalText("user").map(user -> new Credentials(user, Optional.empty())),
                Duration.ofSeconds(broker.whole("keep-alive", 1, 65_535)),
                broker.optionalObject("tls").map(PlanReading::tls));
    }

    private static TlsSettings tls(Members tls) {
        return new TlsSettings(
                tls.optionalMade("ca-file", Path::of),
                tls.has("cert-file")
                        ? Optional.of(
                                new TlsSettings.Identity(
                                        tls.made("cert-file", Path::of),
                                        tls.made("key-file", Path::of),
                                        tls.optionalMade("key-password-file", Path::of)))
                        : Optional.empty(),
                tls.optionalMade("server-name", ServerName::new));
    }

    private static LedSettings led(Members led) {
        return new LedSettings(
                led.text("room"),
                place(led),
                led.choice("polarity", Polarity.class),
                led.choice("text", TextPolicy.class),
                led.choice("on-boot", BootPolicy.class));
    }

    private static Place place(Members led) {
        return led.has("bcm-pin")
                ? new Place.OnPin(
                        new BcmPin((int) led.whole("bcm-pin", BcmPin.LOWEST, BcmPin.HIGHEST)))
                : new Place.OnBoard();
    }

    private static StatusLight light(Members light) {
        return light.has("room")
                ? new StatusLight.OfRoom(light.text("room"))
                : new StatusLight.OfItsOwn(place(light), light.choice("polarity", Polarity.class));
    }
}
