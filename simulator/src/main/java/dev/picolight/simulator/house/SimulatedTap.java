package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.simulator.broker.InMemoryBytes;
import dev.picolight.simulator.broker.InMemoryPacket;
import dev.picolight.simulator.broker.InMemoryTap;
import dev.picolight.simulator.lan.Tap;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Tells what the connections of one board of a [SimulatedHouse] carry, in the bytes that a real
/// one would, and in the words that are made of those.
final class SimulatedTap implements InMemoryTap {
    private static final InetSocketAddress BROKER =
            new InetSocketAddress(
                    InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS), BrokerAddress.DEFAULT_PORT);
    private static final int FIRST_PORT = 49_152; // RFC 6335 §6
    private static final int PORTS = 16_384;

    private final SimulatedHouse house;
    private final String board;
    private final InetAddress address;
    private final InMemoryBytes bytes = new InMemoryBytes();
    private PacketDecoder decoder = new PacketDecoder();
    private long decoded;

    SimulatedTap(SimulatedHouse house, String board, String address) {
        this.house = house;
        this.board = board;
        this.address = InetAddress.ofLiteral(address);
    }

    @Override
    public void changed(long connection, Tap.Kind kind) {
        InetSocketAddress own =
                new InetSocketAddress(address, FIRST_PORT + (int) (connection % PORTS));
        house.tell(
                new HouseEvent.ConnectionChanged(
                        house.now(), board, connection, kind, own, BROKER));
    }

    @Override
    public void arrived(long connection, boolean atServer, InMemoryPacket packet) {
        byte[] carried = bytes.of(packet);
        if (house.detail() == SimulatedHouse.Detail.BYTES) {
            house.tell(
                    new HouseEvent.BytesCarried(
                            house.now(), board, connection, atServer, Payload.of(carried)));
        }
        if (connection != decoded) {
            decoded = connection;
            decoder = new PacketDecoder();
        }
        decoder.take(atServer, carried)
                .forEach(seen ->
                        house.tell(
                                new HouseEvent.PacketSeen(
                                        house.now(), board, connection, atServer, seen)));
    }
}
