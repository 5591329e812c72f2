package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.MessageArrived;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.port.EventSink;
import dev.picolight.device.port.MqttConnection;
import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.broker.InMemoryMessage;
import dev.picolight.simulator.broker.InMemoryMqttConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Single outages, told step by step.
class OutageTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration JOIN_AND_CONNECT = Duration.ofSeconds(6);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @Nested
    class OfADay {
        @ParameterizedTest(name = "seed {0}")
        @MethodSource("dev.picolight.simulator.time.OutageTest#seeds")
        void theServerIsAskedSeldomAndFoundSoon(long seed) {
            Room room = new Room(seed).boot();
            room.server.crash();
            Instant down = room.simulation.now();
            room.pass(DAY);
            List<Instant> attempts =
                    room.link.dials().stream().filter(at -> at.isAfter(down)).toList();

            // 60 to 120 s apart, after eight that come sooner
            assertThat(attempts).as(room::toString).hasSizeBetween(720, 1450);
            for (int i = 0; i < attempts.size() - 1; i++) {
                double longest = Math.min(120, Math.scalb(1, i + 1));
                assertThat(Duration.between(attempts.get(i), attempts.get(i + 1)))
                        .as("wait %d, %s", i + 1, room)
                        .isBetween(seconds(longest / 2), seconds(longest + 0.1));
            }

            room.server.start();
            room.pass(LONGEST_WAIT.plusSeconds(1));
            room.judge.examine();
            assertThat(room.judge.findings()).as(room::toString).isEmpty();
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("dev.picolight.simulator.time.OutageTest#seeds")
        void withoutWifiNobodyIsAskedAndTheRoomIsBackSoon(long seed) {
            Room room = new Room(seed).boot();
            int before = room.link.dials().size();
            room.wifi.loseAccessPoint();
            room.pass(DAY);
            assertThat(room.link.dials()).hasSize(before);

            room.wifi.bringAccessPointBack();
            room.pass(LONGEST_WAIT.plus(JOIN_AND_CONNECT));
            room.judge.examine();
            assertThat(room.judge.findings()).as(room::toString).isEmpty();
        }

        @Test
        void theFirstConnectionIsARetryLikeAnyOther() {
            Room room = new Room(1);
            room.server.crash();
            room.boot();
            room.pass(DAY);
            room.server.start();
            room.pass(LONGEST_WAIT.plusSeconds(1));
            room.judge.examine();
            assertThat(room.judge.findings()).as(room::toString).isEmpty();
        }

        private Duration seconds(double seconds) {
            return Duration.ofMillis(Math.round(seconds * 1000));
        }
    }

    @Nested
    class Brief {
        @Test
        void aCommandSentMeanwhileArrivesUnlessItHasExpired() {
            Room room = new Room(1).boot();
            room.server.crash();
            room.server.start();
            room.server.listen(false);
            room.server.publish(
                    InMemoryMessage.of(Room.COMMANDS, "on")
                            .atLeastOnce()
                            .expiring(Duration.ofMinutes(2)));
            room.server.publish(
                    InMemoryMessage.of(Room.COMMANDS, "off")
                            .atLeastOnce()
                            .expiring(Duration.ofSeconds(1)));
            room.pass(Duration.ofSeconds(10));
            room.server.listen(true);
            room.pass(Duration.ofSeconds(60));
            assertThat(room.led.isLit()).as(room::toString).isTrue();
            assertThat(room.led.history()).as(room::toString).hasSize(1);
        }

        @Test
        void nobodyIsToldOfAnAbsenceWithinTheWillDelay() {
            Room room = new Room(1).boot();
            int before = room.server.received().size();
            room.server.crash();
            room.server.start();
            room.pass(Duration.ofSeconds(60));
            assertThat(room.server.received().subList(before, room.server.received().size()))
                    .as(room::toString)
                    .noneMatch(received -> received.message().text().equals("offline"));
        }

        @Test
        void aVanishedDeviceIsOfflineForTheOthersAndOnlineOnceItIsBack() {
            Room room = new Room(1).boot();
            room.wifi.fallSilent();
            room.pass(Duration.ofSeconds(51)); // one and a half Keep Alive, and the Will Delay
            assertThat(room.retained(Room.STATUS)).as(room::toString).isEqualTo("offline");
            room.wifi.endSilence();
            room.pass(LONGEST_WAIT);
            assertThat(room.retained(Room.STATUS)).as(room::toString).isEqualTo("online");
        }

        @Test
        void leavingOnPurposeIsToldAndLeavesNothingBehind() {
            Room room = new Room(1).boot();
            room.command("on");
            room.stop();
            assertThat(room.led.isLit()).isFalse();
            assertThat(room.retained(Room.STATUS)).isEqualTo("offline");
            assertThat(room.retained(Room.STATE)).contains("OFF");
            assertThat(room.link.openSockets()).isZero();
            assertThat(room.server.tcpConnections()).isZero();
        }
    }

    @Nested
    class WithALostPuback {
        /// The command arrives, its PUBACK does not, and the Server sends it again.
        private Room toggledOnceAndSentAgain(Workmanship workmanship) {
            Room room = new Room(1, workmanship).boot();
            room.link.latency(Span.ofMillis(100, 100));
            room.server.publish(InMemoryMessage.of(Room.COMMANDS, "toggle").atLeastOnce());
            room.pass(Duration.ofMillis(150));
            room.wifi.fallSilent();
            assertThat(room.led.isLit()).isTrue();
            room.pass(Duration.ofMinutes(3)); // longer than TCP tries to bring the PUBACK
            room.wifi.endSilence();
            room.pass(LONGEST_WAIT);
            return room;
        }

        @Test
        void toggleIsNotDoneTwice() {
            Room room = toggledOnceAndSentAgain(Workmanship.SOUND);
            assertThat(room.led.history()).as(room::toString).hasSize(1);
        }

        @Test
        void aDeviceThatOverlooksDupDoesItTwice() {
            Room room = toggledOnceAndSentAgain(new OverlooksDup());
            assertThat(room.led.history()).as(room::toString).hasSize(2);
        }
    }

    @Nested
    class CausedByAnotherClient {
        @Test
        void withTheSameIdentifierDoesNotLeadToAKickWar() {
            Room room = new Room(1).boot();
            InMemoryMqttConnection rude =
                    new InMemoryMqttConnection(
                            room.simulation,
                            new InMemoryLink(room.simulation, room.server, "rude"),
                            new ConnectSettings(
                                    new BrokerAddress("192.168.137.113", 1883),
                                    false,
                                    Room.CLIENT_IDENTIFIER,
                                    Optional.empty(),
                                    Duration.ofHours(12),
                                    Duration.ofMinutes(5),
                                    Optional.empty(),
                                    Duration.ofSeconds(10)));
            Instant began = room.simulation.now();
            comeBackAtOnce(rude, room, 1);
            room.pass(Duration.ofHours(1));
            List<Instant> attempts =
                    room.link.dials().stream().filter(at -> at.isAfter(began)).toList();
            assertThat(attempts).as(room::toString).hasSizeBetween(25, 65);
        }

        private void comeBackAtOnce(MqttConnection rude, Room room, long number) {
            rude.open(
                    number,
                    true,
                    event -> {
                        if (event instanceof ConnectionLost) {
                            comeBackAtOnce(rude, room, number + 1);
                        }
                    });
        }
    }

    private record OverlooksDup() implements Workmanship {
        @Override
        public MqttConnection connection(Supplier<MqttConnection> sound, Simulation simulation) {
            return new ForwardingConnection(sound) {
                @Override
                public void open(long connection, boolean cleanStart, EventSink events) {
                    super.open(connection, cleanStart, event -> events.accept(overlook(event)));
                }
            };
        }

        private static DeviceEvent overlook(DeviceEvent event) {
            return event instanceof MessageArrived(long connection, InboundMessage m)
                    ? new MessageArrived(
                            connection,
                            new InboundMessage(
                                    m.topic(),
                                    m.payload(),
                                    m.qos(),
                                    m.retained(),
                                    false,
                                    m.packetId(),
                                    m.responseTopic(),
                                    m.correlationData()))
                    : event;
        }
    }
}
