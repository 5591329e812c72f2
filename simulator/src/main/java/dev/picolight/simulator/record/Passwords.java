package dev.picolight.simulator.record;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HouseEvent.BytesCarried;
import dev.picolight.simulator.house.HouseEvent.ConnectionChanged;
import dev.picolight.simulator.lan.Tap;
import java.util.HashMap;
import java.util.Map;

/// Keeps the passwords of CONNECT packets out of a recording.
final class Passwords {
    private final Map<Missed.Direction, ConnectPassword> connections = new HashMap<>();

    /// The event as it may be written.
    HouseEvent blotted(HouseEvent event) {
        return switch (event) {
            case BytesCarried it when it.toBroker() -> {
                byte[] bytes = it.bytes().bytes();
                byte[] blotted = of(direction(it.board(), it.connection())).blotted(bytes);
                yield new BytesCarried(
                        it.at(), it.board(), it.connection(), true, Payload.of(blotted));
            }
            case ConnectionChanged it when it.kind() != Tap.Kind.OPENED -> {
                connections.remove(direction(it.board(), it.connection()));
                yield it;
            }
            default -> event;
        };
    }

    void missed(Missed missed) {
        missed.bytes().keySet().stream()
                .filter(Missed.Direction::toBroker)
                .forEach(it -> of(it).missed());
    }

    private ConnectPassword of(Missed.Direction direction) {
        return connections.computeIfAbsent(direction, _ -> new ConnectPassword());
    }

    private static Missed.Direction direction(String board, long connection) {
        return new Missed.Direction(board, connection, true);
    }
}
