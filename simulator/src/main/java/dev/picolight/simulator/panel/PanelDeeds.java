package dev.picolight.simulator.panel;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseTrouble;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What the keys do to a house. What may take its time is done elsewhere, and says in the notice
/// how it went.
final class PanelDeeds {
    private final House house;
    private final Executor elsewhere;
    private volatile String notice = "";

    /// @param elsewhere where something may block; in tests the same thread
    PanelDeeds(House house, Executor elsewhere) {
        this.house = house;
        this.elsewhere = elsewhere;
    }

    String notice() {
        return notice;
    }

    private static PanelWords words() {
        return Words.of(PanelWords.class);
    }

    void togglePower(BoardState board) {
        elsewhere.execute(() -> {
            if (board.powered()) {
                house.cutPower(board.id());
            } else {
                house.powerOn(board.id());
            }
        });
    }

    /// Breaks it for this board, or mends it when it is broken so.
    void toggle(Fault fault, String board) {
        Optional<Active> there =
                house.faults().all().stream()
                        .filter(it -> it.fault().equals(fault))
                        .filter(it -> it.board().equals(Optional.of(board)))
                        .findFirst();
        elsewhere.execute(() -> {
            if (there.isPresent()) {
                house.faults().end(there.get().number());
            } else {
                house.faults().begin(fault, Optional.of(board));
            }
        });
    }

    /// @param text as [FaultText] reads it
    void begin(String text, String board) {
        try {
            toggle(FaultText.parse(text), board);
            notice = "";
        } catch (IllegalArgumentException refused) {
            notice = String.valueOf(refused.getMessage());
        }
    }

    void mendAll() {
        elsewhere.execute(() -> {
            house.faults().endAll();
            notice = words().mended();
        });
    }

    /// @param text a factor
    void speed(String text) {
        try {
            house.time().speed(Double.parseDouble(text.replace("×", "")));
            notice = "";
        } catch (IllegalArgumentException refused) { // also what is no number
            notice = String.valueOf(refused.getMessage());
        }
    }

    /// @param text a Topic Name, a space, and the message, which may be empty
    void publish(String text) {
        int space = text.indexOf(' ');
        String topic = space < 0 ? text : text.substring(0, space);
        if (topic.isEmpty()) {
            notice = words().noTopic();
            return;
        }
        String message = space < 0 ? "" : text.substring(space + 1);
        elsewhere.execute(() -> {
            try {
                house.publish(
                        OutboundMessage.plain(
                                new TopicName(topic), Payload.of(message), Qos.AT_LEAST_ONCE));
                notice = words().published(topic);
            } catch (IllegalArgumentException | HouseTrouble refused) {
                notice = String.valueOf(refused.getMessage());
            }
        });
    }
}
