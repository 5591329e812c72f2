package dev.picolight.simulator.web;

import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.TimeControl;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// How a house is, in JSON.
final class HouseJson {
    private HouseJson() {}

    /// Everything that a page begins with.
    ///
    /// @param last the number of the last event that it holds; later ones may be in it already
    static void house(JsonGenerator out, House house, long last) {
        out.writeNumberProperty("lastEvent", last);
        out.writeNumberProperty("nowMillis", millis(house.now()));
        Json.object(out, "time", () -> time(out, house.time().state()));
        Json.object(
                out,
                "lan",
                () -> {
                    out.writeStringProperty("ssid", house.plan().lan().ssid());
                    List<DeviceSettings> boards = house.plan().boards();
                    Json.text(
                            out,
                            "brokerAddress",
                            boards.stream()
                                    .findFirst()
                                    .map(it -> it.broker().address().toString()));
                });
        Json.text(out, "broker", house.broker().map(BrokerAddress::toString));
        Json.text(out, "brokerStanding", house.brokerStanding());
        out.writeStringProperty("profile", constant(house.plan().stack()));
        out.writeNumberProperty("seed", house.plan().seed());
        boards(out, house);
        faults(out, house);
        Json.array(out, "topics", topics(house), out::writeString);
    }

    static void boards(JsonGenerator out, House house) {
        Json.array(out, "boards", house.boards(), it -> Json.element(out, () -> board(out, it)));
    }

    static void board(JsonGenerator out, BoardState board) {
        out.writeStringProperty("id", board.id());
        out.writeBooleanProperty("powered", board.powered());
        out.writeStringProperty("stage", constant(board.stage()));
        Json.text(out, "address", board.address());
        out.writeStringProperty("standing", board.standing());
        Json.array(
                out,
                "leds",
                board.leds(),
                led ->
                        Json.element(
                                out,
                                () -> {
                                    out.writeStringProperty("room", led.room());
                                    out.writeBooleanProperty("onBoard", led.onBoard());
                                    out.writeNumberProperty("percent", led.percent());
                                }));
    }

    static void faults(JsonGenerator out, House house) {
        Json.array(
                out, "faults", house.faults().all(), it -> Json.element(out, () -> fault(out, it)));
    }

    static void fault(JsonGenerator out, Active active) {
        out.writeNumberProperty("number", active.number());
        out.writeStringProperty("fault", FaultText.name(active.fault()));
        out.writeStringProperty("text", FaultText.text(active.fault()));
        Json.object(
                out,
                "attributes",
                () -> FaultText.attributes(active.fault()).forEach(out::writeStringProperty));
        Json.text(out, "board", active.board());
    }

    static void time(JsonGenerator out, TimeControl.State state) {
        out.writeBooleanProperty("paused", state.paused());
        out.writeNumberProperty("speed", state.speed());
    }

    /// Every topic on which the boards obey: those of the rooms first.
    private static Set<String> topics(House house) {
        Set<String> topics = new LinkedHashSet<>();
        for (DeviceSettings board : house.plan().boards()) {
            board.leds().forEach(led -> topics.add(led.room() + "/message"));
        }
        topics.add(DeviceProfile.HOUSE_COMMANDS.text());
        for (DeviceSettings board : house.plan().boards()) {
            for (LedSettings led : board.leds()) {
                topics.add("%s/%s/message".formatted(led.room(), board.id().text()));
            }
        }
        return topics;
    }

    static double millis(Duration span) {
        return span.toNanos() / 1e6;
    }

    /// For example `waiting-for-address`.
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
