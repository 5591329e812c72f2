package dev.picolight.device.paho;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ServerName;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.mqtt.TlsSettings.Identity;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.port.RecordedEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Connections with TLS, each with settings of its own.
final class TlsBench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<PahoConnection> connections = new ArrayList<>();
    private long opened;

    static TlsSettings trusting(Path ca) {
        return new TlsSettings(Optional.of(ca), Optional.empty(), Optional.empty());
    }

    static TlsSettings named(TlsSettings tls, String serverName) {
        return new TlsSettings(tls.ca(), tls.identity(), Optional.of(new ServerName(serverName)));
    }

    static TlsSettings showing(TlsSettings tls, Issued client) {
        return showing(tls, client.certificate(), client.key(), Optional.empty());
    }

    static TlsSettings showing(
            TlsSettings tls, Path certificate, Path key, Optional<Path> passphrase) {
        return new TlsSettings(
                tls.ca(),
                Optional.of(new Identity(certificate, key, passphrase)),
                tls.serverName());
    }

    static ConnectSettings settings(BrokerAddress address, Optional<TlsSettings> tls) {
        ConnectSettings plain = PahoBench.settings(address, Duration.ofSeconds(30));
        return new ConnectSettings(
                plain.address(),
                plain.allowLoopback(),
                plain.clientIdentifier(),
                plain.credentials(),
                plain.keepAlive(),
                plain.sessionExpiry(),
                plain.will(),
                PATIENCE,
                tls);
    }

    PahoConnection connection(ConnectSettings settings, Dialer dialer) {
        PahoConnection made = new PahoConnection(settings, dialer, new MonotonicTime());
        connections.add(made);
        return made;
    }

    PahoConnection connection(BrokerAddress address, TlsSettings tls) {
        return connection(settings(address, Optional.of(tls)), new HostDialer());
    }

    /// Opens a connection, which must come about.
    PahoConnection connected(BrokerAddress address, TlsSettings tls) {
        PahoConnection made = connection(address, tls);
        RecordedEvents events = new RecordedEvents();
        made.open(++opened, true, events);
        events.await(Connected.class);
        return made;
    }

    /// Opens a connection, which must fail before CONNACK.
    NotReached setback(BrokerAddress address, Optional<TlsSettings> tls) {
        return setback(connection(settings(address, tls), new HostDialer()));
    }

    NotReached setback(BrokerAddress address, TlsSettings tls) {
        return setback(address, Optional.of(tls));
    }

    NotReached setback(PahoConnection made) {
        RecordedEvents events = new RecordedEvents();
        made.open(++opened, true, events);
        var setback = events.await(ConnectionLost.class).setback();
        assertThat(setback).isInstanceOf(NotReached.class);
        return (NotReached) setback;
    }

    @Override
    public void close() {
        connections.forEach(PahoConnection::close);
    }
}
