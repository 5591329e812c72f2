package dev.picolight.simulator.time;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A library that tells, up to a minute later, that the connection is gone which it was asked to
/// close.
final class LateNews extends ForwardingConnection {
    private static final Span LATE = Span.ofSeconds(0, 60);

    private final Simulation simulation;
    private final RandomGenerator chance;
    private final boolean renumbered;
    private long present;
    private EventSink sink = _ -> {};

    /// @param renumbered whether the news carries the number of the connection that is there by
    ///   then, as if nothing had numbered them
    LateNews(Supplier<MqttConnection> sound, Simulation simulation, boolean renumbered) {
        super(sound);
        this.simulation = simulation;
        this.chance = simulation.chance("late news");
        this.renumbered = renumbered;
    }

    @Override
    public void open(long connection, boolean cleanStart, EventSink events) {
        present = connection;
        sink = events;
        super.open(connection, cleanStart, events);
    }

    @Override
    public void abandon(long connection) {
        super.abandon(connection);
        simulation.schedule(LATE.draw(chance), () -> tell(renumbered ? present : connection));
    }

    private void tell(long connection) {
        sink.accept(new ConnectionLost(connection, new Setback.Dropped("socket closed")));
    }
}
