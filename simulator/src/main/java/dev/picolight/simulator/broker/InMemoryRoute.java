package dev.picolight.simulator.broker;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// What lies between a device and the Server until TCP has an answer: names, addresses, and the
/// words of the device's network for what goes wrong there.
public interface InMemoryRoute {
    /// Why a connection does not come about.
    ///
    /// @param after how long after the attempt began the device is told
    /// @param words of the device's network
    /// @param detail what was tried, with those words
    record Obstacle(Duration after, Trouble trouble, String words, String detail) {}

    /// The Server is where the device thinks, and TCP has no limit but the device's own.
    InMemoryRoute STRAIGHT =
            new InMemoryRoute() {
                @Override
                public void find(BrokerAddress server, Consumer<Optional<Obstacle>> found) {
                    found.accept(Optional.empty());
                }

                @Override
                public Obstacle refused(BrokerAddress server) {
                    return of(Trouble.REFUSED, "RST in answer to SYN");
                }

                @Override
                public Optional<Obstacle> unanswered(BrokerAddress server) {
                    return Optional.empty();
                }

                @Override
                public Obstacle impatient(BrokerAddress server) {
                    return of(Trouble.TIMED_OUT, "no SYN-ACK");
                }

                @Override
                public void failed(Obstacle obstacle) {}

                private Obstacle of(Trouble trouble, String words) {
                    return new Obstacle(Duration.ZERO, trouble, words, words);
                }
            };

    /// Looks for the Server. Calls back once, at once or later: with nothing when a SYN can be
    /// sent there, otherwise with what is in the way, when the device is to be told.
    void find(BrokerAddress server, Consumer<Optional<Obstacle>> found);

    /// RST has come in answer to SYN.
    Obstacle refused(BrokerAddress server);

    /// Nothing comes in answer to SYN; empty when the device's network never gives up.
    Optional<Obstacle> unanswered(BrokerAddress server);

    /// The device's own limit came first.
    Obstacle impatient(BrokerAddress server);

    /// The device was told.
    void failed(Obstacle obstacle);
}
