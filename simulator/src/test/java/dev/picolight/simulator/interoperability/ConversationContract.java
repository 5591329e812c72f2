package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.Shell;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every publisher and the device do with each other through every broker. The LED is the
/// judge.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConversationContract {
    private static final String ROOM = "客廳/message";
    private static final String DEVICE = "客廳/pi-1/message";

    private Path folder = Path.of("");

    private Optional<LiveBroker> started = Optional.empty();
    private Optional<LiveDevice> online = Optional.empty();

    /// Starts the broker.
    ///
    /// @param folder for its files
    abstract LiveBroker start(Path folder);

    @BeforeAll
    void connect(@TempDir Path files) {
        folder = files;
        started = Optional.of(start(folder));
        online =
                Optional.of(
                        LiveDevice.inLivingRoom(folder, broker().address(), tlsSettings())
                                .awaitOnline());
    }

    @AfterAll
    void close() {
        online.ifPresent(LiveDevice::close);
        started.ifPresent(LiveBroker::close);
    }

    private LiveBroker broker() {
        return started.orElseThrow();
    }

    private LiveDevice device() {
        return online.orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void theDeviceFollows(Publisher.Kind kind) {
        try (Publisher publisher = kind.connect(broker())) {
            publisher.publish(ROOM, "OFF", 1, false);
            device().awaitDark();
            for (Feature feature : Feature.values()) {
                if (broker().notOffered().contains(feature)
                        || (feature == Feature.ANSWER && kind.version() != 5)) {
                    Matrix.notOffered(broker(), kind, feature);
                } else {
                    doIt(feature, publisher);
                    Matrix.done(broker(), kind, feature);
                }
            }
        }
    }

    /// Begins and ends with a dark LED.
    private void doIt(Feature feature, Publisher publisher) {
        switch (feature) {
            case QOS_0 -> lightsAndDarkens(publisher, 0);
            case QOS_1 -> lightsAndDarkens(publisher, 1);
            case QOS_2 -> lightsAndDarkens(publisher, 2);
            case RETAINED -> obeysLiveAndWarns(publisher);
            case WORDS -> understandsWords(publisher);
            case ANSWER -> answers(publisher);
        }
    }

    private void lightsAndDarkens(Publisher publisher, int qos) {
        publisher.publish(ROOM, "測試訊息", qos, false);
        device().awaitLit();
        publisher.publish(ROOM, "OFF", qos, false);
        device().awaitDark();
    }

    private void obeysLiveAndWarns(Publisher publisher) {
        int before = Math.toIntExact(warnings());
        publisher.publish(ROOM, "ON", 1, true);
        device().awaitLit();
        device().awaitReports(before + 1, "sent with the retain flag");
        publisher.publish(ROOM, "OFF", 1, true);
        device().awaitDark();
    }

    private long warnings() {
        return device().reports().stream()
                .filter(line -> line.contains("sent with the retain flag"))
                .count();
    }

    private void understandsWords(Publisher publisher) {
        publisher.publish(ROOM, "開", 1, false);
        device().awaitLit();
        publisher.publish(ROOM, "關", 1, false);
        device().awaitDark();
        publisher.publish(DEVICE, "{\"state\":\"ON\"}", 1, false);
        device().awaitLit();
        publisher.publish(DEVICE, "ＯＦＦ", 1, false);
        device().awaitDark();
        int before = device().changes();
        publisher.publish(ROOM, "閃爍 2 200 200", 1, false);
        device().awaitChanges(before + 2);
        device().awaitReport("閃爍", "→ blink");
        publisher.publish(ROOM, "OFF", 1, false);
        device().awaitDark();
    }

    private void answers(Publisher publisher) {
        assertThat(publisher.ask(ROOM, "ON", "answers/甲"))
                .hasValueSatisfying(
                        answer -> assertThat(answer).contains("\"ok\":true", "\"state\":\"ON\""));
        assertThat(publisher.ask(ROOM, "BLINK 0", "answers/甲"))
                .hasValueSatisfying(
                        answer -> assertThat(answer).contains("\"ok\":false", "\"code\""));
        publisher.publish(ROOM, "OFF", 1, false);
        device().awaitDark();
    }

    @Test
    void whoeverComesLaterIsTold() {
        BrokerAddress at = broker().address();
        for (List<String> told :
                List.of(List.of("status", "online"), List.of("state", "\"state\":\""))) {
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(
                                            Shell.run(
                                                    "mosquitto_sub -h %s -p %d -V 5 -u %s -P %s %s -t '客廳/pi-1/%s' -C 1 -W 5 -F 'retained %%r: %%p'"
                                                            .formatted(
                                                                    at.host(),
                                                                    at.port(),
                                                                    LiveBroker.USER,
                                                                    LiveBroker.PASSWORD,
                                                                    broker().tls()
                                                                            .map(
                                                                                    LiveBroker.Tls
                                                                                            ::options)
                                                                            .orElse(""),
                                                                    told.getFirst())))
                                    .startsWith("retained 1: ")
                                    .contains(told.getLast()));
        }
        Matrix.situation(
                broker().name(),
                "`mosquitto_sub` subscribes later",
                "is there: status and state are retained");
    }

    /// The kept command is older than the device's start.
    @Test
    void aKeptCommandSwitchesNothingAtTheStart() {
        try (Publisher publisher = Publisher.Kind.MOSQUITTO_5.connect(broker())) {
            publisher.publish("臥室/message", "ON", 1, true);
            try (LiveDevice second = startSecond().awaitOnline()) {
                publisher.publish("臥室/message", "TOGGLE", 1, false);
                second.awaitReport("TOGGLE", "→ LED lit");
                second.awaitLit();
                assertThat(second.changes()).as("changes of light").isEqualTo(1);
            }
        }
        Matrix.situation(
                broker().name(),
                "keeps a retained command from before the start",
                "switches nothing at its start");
    }

    private String[] tlsSettings() {
        return broker().tls().stream()
                .flatMap(tls -> tls.settings().stream())
                .toArray(String[]::new);
    }

    private LiveDevice startSecond() {
        return LiveDevice.start(
                folder,
                broker().address(),
                List.of("臥室"),
                Stream.concat(Stream.of("client-identifier: another"), Arrays.stream(tlsSettings()))
                        .toArray(String[]::new));
    }
}
