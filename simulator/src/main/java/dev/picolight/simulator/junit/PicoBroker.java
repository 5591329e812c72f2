package dev.picolight.simulator.junit;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault;
import java.time.Duration;
import java.util.Optional;

/// The broker of the house.
public final class PicoBroker {
    private final Session session;

    PicoBroker(Session session) {
        this.session = session;
    }

    /// Where programs on this machine reach it.
    ///
    /// @throws IllegalStateException in simulated time, where there is no such place
    public BrokerAddress address() {
        return session.house()
                .broker()
                .orElseThrow(() ->
                        new IllegalStateException(Words.of(SetupWords.class).noOutsideBroker()));
    }

    /// Publishes a text with QoS 1.
    ///
    /// @param topic for example `客廳/message`
    /// @throws dev.picolight.simulator.house.HouseTrouble when the broker is not reached or
    ///   refuses, in the user's words
    public void publish(String topic, String text) {
        publish(message(topic, text, false));
    }

    /// Publishes a text with QoS 1, to be kept for those who subscribe later.
    ///
    /// @throws dev.picolight.simulator.house.HouseTrouble when the broker is not reached or
    ///   refuses, in the user's words
    public void publishRetained(String topic, String text) {
        publish(message(topic, text, true));
    }

    /// Publishes just this.
    ///
    /// @throws dev.picolight.simulator.house.HouseTrouble when the broker is not reached or
    ///   refuses, in the user's words
    public void publish(OutboundMessage message) {
        session.deed();
        session.house().publish(message);
    }

    private static OutboundMessage message(String topic, String text, boolean retain) {
        return new OutboundMessage(
                new TopicName(topic),
                Payload.of(text),
                Qos.AT_LEAST_ONCE,
                retain,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Listens from now on, to what is retained, too.
    ///
    /// @param filter for example `客廳/+/state`
    /// @throws dev.picolight.simulator.house.HouseTrouble when the broker is not reached or
    ///   refuses, in the user's words
    public PicoMessages listen(String filter) {
        TopicFilter wanted = new TopicFilter(filter);
        PicoMessages messages = new PicoMessages(session, wanted);
        session.house().listen(wanted);
        return messages;
    }

    /// Ends, and starts again after this time.
    public void restart(Duration down) {
        new PicoFaults(session).begin(new Fault.BrokerRestart(down));
    }

    /// Stands still until the answer is closed: connections come about, nothing is answered.
    public PicoFault freeze() {
        return new PicoFaults(session).with(new Fault.BrokerFreeze());
    }
}
