package dev.picolight.simulator.lan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkDown;
import dev.picolight.device.lifecycle.DeviceEvent.NetworkUp;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One radio in a LAN with one server, a thousand times as fast as a real one.
final class Bench implements Tap, AutoCloseable {
    static final double SPEED = 1000;
    static final Duration LONG = Duration.ofSeconds(20);
    static final InetAddress BROKER = InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS);
    static final InetAddress DROPS = InetAddress.ofLiteral("192.168.137.200");
    static final InetAddress NOBODY = InetAddress.ofLiteral("192.168.137.7");
    static final int PORT = 1883;

    final ActiveFaults faults = new ActiveFaults();
    final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    final List<Radio.Stage> stages = new CopyOnWriteArrayList<>();
    final List<String> console = new CopyOnWriteArrayList<>();
    final List<String> tapped = new CopyOnWriteArrayList<>();
    final ServerSocket broker;
    final VirtualLan lan;
    final Radio radio;

    Bench(Stack stack) throws IOException {
        this(stack, 1, Optional.empty(), lan -> lan);
    }

    /// Something else about the LAN.
    interface Change {
        VirtualLan of(VirtualLan usual);
    }

    /// @param told of its Wi-Fi; empty: what is right
    Bench(Stack stack, long seed, Optional<WifiCredentials> told, Change change)
            throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        lan =
                change.of(
                        new VirtualLan("home", List.of())
                                .with(
                                        new Host(
                                                BROKER,
                                                Map.of(
                                                        PORT,
                                                        (InetSocketAddress)
                                                                broker.getLocalSocketAddress()),
                                                false))
                                .with(new Host(DROPS, Map.of(), true))
                                .with(new NameService.Only(Map.of("Broker.home", BROKER))));
        radio =
                new Radio(
                        lan,
                        new Station(
                                "pico",
                                VirtualLan.boardAddress(0),
                                stack,
                                told.orElseGet(() -> WifiCredentials.of(lan.accessPoint()))),
                        () -> new Pace(SPEED),
                        new Random(seed),
                        faults,
                        this,
                        stages::add,
                        console::add);
    }

    Active begin(Fault fault) {
        return faults.begin(fault, Optional.of("pico"));
    }

    void end(Active fault) {
        assertThat(faults.end(fault.number())).isTrue();
    }

    Bench joined() throws InterruptedException {
        radio.join(events::add);
        assertThat(next()).isInstanceOf(NetworkUp.class);
        return this;
    }

    DeviceEvent next() throws InterruptedException {
        DeviceEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("something happens").isNotNull();
        return event;
    }

    String down() throws InterruptedException {
        DeviceEvent event = next();
        assertThat(event).isInstanceOf(NetworkDown.class);
        return ((NetworkDown) event).detail();
    }

    Socket dial(InetAddress to, int port) throws IOException {
        return radio.dial(new InetSocketAddress(to, port), LONG);
    }

    Socket dial() throws IOException {
        Socket board = dial(BROKER, PORT);
        board.setSoTimeout(10_000);
        return board;
    }

    Socket accept() throws IOException {
        Socket served = broker.accept();
        served.setSoTimeout(10_000);
        return served;
    }

    @Override
    public void changed(long connection, Kind kind, InetSocketAddress from, InetSocketAddress to) {
        tapped.add(
                "%d %s %s > %s:%d"
                        .formatted(
                                connection,
                                kind,
                                from.getAddress().getHostAddress(),
                                to.getAddress().getHostAddress(),
                                to.getPort()));
    }

    @Override
    public void carried(long connection, boolean toBroker, byte[] bytes) {
        tapped.add("%d %s %d".formatted(connection, toBroker ? "up" : "down", bytes.length));
    }

    @Override
    public void close() throws IOException {
        radio.close();
        broker.close();
    }
}
