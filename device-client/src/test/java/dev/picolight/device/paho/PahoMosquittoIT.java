package dev.picolight.device.paho;

import static dev.picolight.device.port.ContractBench.COMMANDS;
import static dev.picolight.device.port.ContractBench.STATUS;
import static dev.picolight.device.port.ContractBench.TO_COMMANDS;
import static dev.picolight.device.port.ContractBench.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.PublishRefused;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mosquitto.Mosquitto;
import dev.picolight.device.mosquitto.MosquittoListener;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.WillMessage;
import dev.picolight.device.port.RecordedEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// [PahoConnection] against a real Mosquitto.
class PahoMosquittoIT {
    private static final Duration WILL_DELAY = Duration.ofSeconds(1);

    private final RecordedEvents events = new RecordedEvents();
    private Optional<Mosquitto> broker = Optional.empty();
    private Optional<PahoConnection> connection = Optional.empty();

    @AfterEach
    void close() {
        connection.ifPresent(PahoConnection::close);
        broker.ifPresent(Mosquitto::close);
    }

    private Mosquitto use(Mosquitto started) {
        broker = Optional.of(started);
        return started;
    }

    private PahoConnection connection(Mosquitto mosquitto, Optional<Credentials> credentials) {
        PahoConnection made =
                new PahoConnection(
                        new ConnectSettings(
                                mosquitto.address(),
                                true,
                                "pi-3f2a",
                                credentials,
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Optional.of(
                                        new WillMessage(
                                                STATUS,
                                                Payload.of("offline"),
                                                Qos.AT_LEAST_ONCE,
                                                true,
                                                WILL_DELAY)),
                                Duration.ofSeconds(10)),
                        new HostDialer(),
                        new MonotonicTime());
        connection = Optional.of(made);
        return made;
    }

    private static Optional<Credentials> login(String password) {
        return Optional.of(new Credentials("pi", Optional.of(new Secret(password))));
    }

    /// Opens, subscribes, and waits for both answers.
    private Connected openAndSubscribe(PahoConnection to, long number, boolean cleanStart) {
        int before = events.of(Subscribed.class).size();
        to.open(number, cleanStart, events);
        Connected connected =
                events.await(Connected.class, events.of(Connected.class).size() + 1).getLast();
        to.subscribe(number, TO_COMMANDS);
        events.await(Subscribed.class, before + 1);
        return connected;
    }

    private List<String> texts(int count) {
        return events.await(MessageArrived.class, count).stream()
                .map(arrived -> arrived.message().payload().text().orElseThrow())
                .toList();
    }

    @Test
    void hearsWhatMosquittoPubSaysToTheRoom() {
        Mosquitto mosquitto = use(Mosquitto.startWithPassword("pi", "密碼 1"));
        openAndSubscribe(connection(mosquitto, login("密碼 1")), 1, true);
        mosquitto.publish("客廳/message", "測試訊息", "-u", "pi", "-P", "密碼 1");
        assertThat(events.await(MessageArrived.class).message())
                .isEqualTo(InboundMessage.plain(COMMANDS, Payload.of("測試訊息")));
    }

    @Test
    void isToldThatThePasswordIsWrong() {
        Mosquitto mosquitto = use(Mosquitto.startWithPassword("pi", "right"));
        connection(mosquitto, login("wrong")).open(1, true, events);
        assertThat(events.await(ConnectRefused.class).reason())
                .isIn(ReasonCode.BAD_USER_NAME_OR_PASSWORD, ReasonCode.NOT_AUTHORIZED);
    }

    /// Experiment E6: Mosquitto grants any subscription, and refuses in PUBACK.
    @Test
    void isToldThatTheAccessRulesForbidAMessage() {
        Mosquitto mosquitto =
                use(Mosquitto.startWithPassword("pi", "x", "user pi", "topic read 客廳/message"));
        PahoConnection device = connection(mosquitto, login("x"));
        openAndSubscribe(device, 1, true);
        device.publish(1, message(STATUS, "online", Qos.AT_LEAST_ONCE));
        assertThat(events.await(PublishRefused.class))
                .isEqualTo(new PublishRefused(1, STATUS, ReasonCode.NOT_AUTHORIZED));
    }

    /// Row 14: Mosquitto offers 10 topic aliases, and the session is resumed.
    @Test
    void getsWhatWasSentDuringAShortOutageAndGoesOnPublishing() {
        Mosquitto mosquitto = use(Mosquitto.start());
        PahoConnection device = connection(mosquitto, Optional.empty());
        try (MosquittoListener listener = mosquitto.listen("客廳/pi-3f2a/#")) {
            openAndSubscribe(device, 1, true);
            for (int i = 1; i <= 3; i++) {
                device.publish(1, message(STATUS, "before " + i, Qos.AT_LEAST_ONCE));
            }
            listener.awaitHeard(STATUS + " before 3");
            device.publish(1, message(STATUS, "in between", Qos.AT_LEAST_ONCE));
            device.abandon(1);
            // «closed its connection», or «disconnected due to out of memory»: so 2.0.11 calls the
            // RST when it comes while Mosquitto writes
            mosquitto.awaitLog("Client pi-3f2a ");
            mosquitto.publish("客廳/message", "queued", "-q", "1");
            mosquitto.publish(
                    "客廳/message",
                    "expired",
                    "-q",
                    "1",
                    "-V",
                    "5",
                    "-D",
                    "publish",
                    "message-expiry-interval",
                    "1");
            // it expires, by Mosquitto's clock of whole seconds
            await().during(Duration.ofMillis(2_500)).until(() -> true);

            device.open(2, false, events);
            assertThat(events.await(Connected.class, 2).getLast().sessionPresent()).isTrue();
            device.publish(2, message(STATUS, "after 1", Qos.AT_LEAST_ONCE));
            device.publish(2, message(STATUS, "after 2", Qos.AT_LEAST_ONCE));
            listener.awaitHeard(STATUS + " after 2");
            mosquitto.publish("客廳/message", "live", "-q", "1");
            assertThat(texts(2)).containsExactly("queued", "live");
            assertThat(events.of(ConnectionLost.class)).isEmpty();
        }
    }

    @Test
    void isNotSwitchedByARetainedCommandOfBefore() {
        Mosquitto mosquitto = use(Mosquitto.start());
        mosquitto.publish("客廳/message", "stale", "-r", "-q", "1");
        openAndSubscribe(connection(mosquitto, Optional.empty()), 1, true);
        mosquitto.publish("客廳/message", "live", "-r", "-q", "1");
        assertThat(texts(1)).containsExactly("live");
        assertThat(events.await(MessageArrived.class).message().retained()).isTrue();
    }

    @Test
    void leavesItsWillMessageOnlyIfItDoesNotComeBackInTime() {
        Mosquitto mosquitto = use(Mosquitto.start());
        PahoConnection device = connection(mosquitto, Optional.empty());
        try (MosquittoListener listener = mosquitto.listen(STATUS.text())) {
            openAndSubscribe(device, 1, true);
            device.abandon(1);
            openAndSubscribe(device, 2, false);
            await().during(WILL_DELAY.multipliedBy(2)).until(() -> listener.heard().isEmpty());
            device.abandon(2);
            listener.awaitHeard(STATUS + " offline");
        }
    }

    @Test
    void leavesNoWillMessageWhenItLeavesOnPurpose() {
        Mosquitto mosquitto = use(Mosquitto.start());
        PahoConnection device = connection(mosquitto, Optional.empty());
        try (MosquittoListener listener = mosquitto.listen(STATUS.text())) {
            openAndSubscribe(device, 1, true);
            device.publish(1, message(STATUS, "leaving", Qos.AT_LEAST_ONCE));
            device.disconnect(1);
            device.close();
            await().during(WILL_DELAY.multipliedBy(2))
                    .until(() -> listener.heard().equals(List.of(STATUS + " leaving")));
            mosquitto.awaitLog("Received DISCONNECT from pi-3f2a");
        }
    }

    @Test
    void aFrozenBrokerAnswersNoPingUntilItThaws() {
        Mosquitto mosquitto = use(Mosquitto.start());
        PahoConnection device = connection(mosquitto, Optional.empty());
        openAndSubscribe(device, 1, true);
        device.ping(1);
        events.await(PingAnswered.class);
        mosquitto.freeze();
        device.ping(1);
        await().during(Duration.ofSeconds(1))
                .until(() -> events.of(PingAnswered.class).size() == 1);
        mosquitto.thaw();
        events.await(PingAnswered.class, 2);
    }

    @Test
    void aFrozenBrokerCanBeLeftAtOnce() {
        Mosquitto mosquitto = use(Mosquitto.start());
        PahoConnection device = connection(mosquitto, Optional.empty());
        openAndSubscribe(device, 1, true);
        mosquitto.freeze();
        device.abandon(1);
        device.open(2, false, events);
        device.abandon(2); // no CONNACK came
        device.close();
        assertThat(device.threads()).isZero();
        mosquitto.thaw();
    }

    /// Row 18.
    @Test
    void isToldTheKeepAliveOnWhichTheBrokerInsists() {
        Mosquitto mosquitto = use(Mosquitto.start("max_keepalive 12"));
        connection(mosquitto, Optional.empty()).open(1, true, events);
        assertThat(events.await(Connected.class).serverKeepAlive())
                .contains(Duration.ofSeconds(12));
    }

    @Test
    void isToldThatTheBrokerIsDown() {
        Mosquitto mosquitto = use(Mosquitto.start());
        mosquitto.stop();
        connection(mosquitto, Optional.empty()).open(1, true, events);
        assertThat(events.await(ConnectionLost.class).setback())
                .isInstanceOfSatisfying(
                        Setback.NotReached.class,
                        setback -> assertThat(setback.trouble()).isEqualTo(Trouble.REFUSED));
    }
}
