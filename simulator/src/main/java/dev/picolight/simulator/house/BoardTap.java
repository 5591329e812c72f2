package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.simulator.lan.Tap;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells what the connections of one board carry, as bytes and as MQTT packets.
final class BoardTap implements Tap {
    private final String board;
    private final Supplier<Duration> time;
    private final Consumer<HouseEvent> events;
    private final Map<Long, PacketDecoder> decoders = new ConcurrentHashMap<>();
    private long before; // of radios that the board had before
    private long last;

    BoardTap(String board, Supplier<Duration> time, Consumer<HouseEvent> events) {
        this.board = board;
        this.time = time;
        this.events = events;
    }

    /// The board gets a new radio, whose connections are counted from one again. Those of the one
    /// before have ended.
    synchronized void anotherRadio() {
        before = last;
        decoders.clear();
    }

    private synchronized long number(long connection) {
        long number = before + connection;
        last = Math.max(last, number);
        return number;
    }

    @Override
    public void changed(long connection, Kind kind, InetSocketAddress from, InetSocketAddress to) {
        long number = number(connection);
        if (kind == Kind.OPENED) {
            decoders.put(number, new PacketDecoder());
        } else {
            decoders.remove(number);
        }
        events.accept(new HouseEvent.ConnectionChanged(time.get(), board, number, kind, from, to));
    }

    @Override
    public void carried(long connection, boolean toBroker, byte[] bytes) {
        long number = number(connection);
        events.accept(
                new HouseEvent.BytesCarried(
                        time.get(), board, number, toBroker, Payload.of(bytes)));
        Optional.ofNullable(decoders.get(number))
                .ifPresent(decoder ->
                        decoder.take(toBroker, bytes)
                                .forEach(packet ->
                                        events.accept(
                                                new HouseEvent.PacketSeen(
                                                        time.get(),
                                                        board,
                                                        number,
                                                        toBroker,
                                                        packet))));
    }
}
