package dev.picolight.simulator.interoperability;

import dev.picolight.device.mosquitto.Certificates;
import dev.picolight.device.mosquitto.Issued;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoSetup;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The machine's Mosquitto with TLS, on which the device and all publishers are.
final class MosquittoWithTls implements LiveBroker {
    private final boolean mutual;
    private final Tls tls;
    private final Mosquitto server;

    /// @param folder for its files
    /// @param mutual whether clients need a certificate too
    MosquittoWithTls(Path folder, boolean mutual) {
        this.mutual = mutual;
        Certificates certificates = Certificates.in(newFolder(folder));
        Issued own = certificates.server("127.0.0.1");
        MosquittoSetup setup = Mosquitto.setUp().password(USER, PASSWORD);
        server = (mutual ? setup.mutualTls(own, certificates.authority()) : setup.tls(own)).start();
        tls =
                new Tls(
                        certificates.authority(),
                        mutual ? Optional.of(certificates.client(USER)) : Optional.empty());
        MosquittoBroker.noteVersion();
    }

    private static Path newFolder(Path folder) {
        try {
            return Files.createDirectory(folder.resolve("certificates"));
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    @Override
    public String name() {
        return MosquittoBroker.NAME + (mutual ? ", mutual TLS" : ", TLS");
    }

    @Override
    public BrokerAddress address() {
        return server.address();
    }

    @Override
    public String url() {
        return "mqtts://127.0.0.1:%d".formatted(address().port());
    }

    @Override
    public Optional<Tls> tls() {
        return Optional.of(tls);
    }

    @Override
    public Set<Feature> notOffered() {
        return Set.of();
    }

    @Override
    public void close() {
        server.close();
    }
}
