package dev.picolight.simulator.house;

import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.paho.PahoConnection;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;

/// Another client with a board's Client Identifier: the broker throws the board out when it comes,
/// and it comes back whenever the broker throws it out for the board (§3.1.4).
final class Thief implements AutoCloseable {
    /// Real time: it is none of the boards.
    private static final Duration COMES_BACK_AFTER = Duration.ofMillis(500);

    private final PahoConnection mqtt;
    private final LinkedBlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("thief").unstarted(this::run);
    private long connection;

    private Thief(PahoConnection mqtt) {
        this.mqtt = mqtt;
    }

    /// One that has begun.
    ///
    /// @param board how the board connects
    static Thief of(ConnectSettings board, HouseBroker broker) {
        ConnectSettings own = board.forAGuest(board.clientIdentifier());
        Thief thief =
                new Thief(
                        new PahoConnection(
                                own, new HouseDialer(broker.lan()), new MonotonicTime()));
        thief.thread.start();
        return thief;
    }

    private void run() {
        try {
            while (true) {
                mqtt.open(++connection, true, events::add);
                while (!isOver(events.take())) {
                    // stays as long as it may
                }
                Thread.sleep(COMES_BACK_AFTER);
            }
        } catch (InterruptedException closed) {
            mqtt.disconnect(connection);
        }
    }

    private static boolean isOver(DeviceEvent event) {
        return switch (event) {
            case ConnectRefused _, ConnectionLost _ -> true;
            case Connected _ -> false;
            case DeviceEvent _ -> false; // it neither listens nor speaks
        };
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        mqtt.close();
    }
}
