package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback.Dropped;
import dev.picolight.device.diagnosis.Setback.IdentifierProbablyTaken;
import dev.picolight.device.diagnosis.Setback.IdentifierTaken;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest extends LifecycleFixture {
    @Test
    void waitsTwiceAsLongEachTimeUpToTwoMinutes() {
        bootToConnecting();
        for (int seconds = 1; seconds < 2000; seconds *= 2) {
            on(new ConnectionLost(connection, BROKER_DOWN));
            Duration full = Duration.ofSeconds(Math.min(seconds, 120));
            assertThat(waitLeft()).isBetween(full.dividedBy(2), full);
            atDeadline();
            connect();
        }
    }

    @Test
    void forgetsThemOnlyAfterHalfAMinuteOnline() {
        bootToConnecting();
        for (int i = 0; i < 6; i++) {
            on(new ConnectionLost(connection, BROKER_DOWN));
            atDeadline();
            connect();
        }
        on(new Connected(connection, false, Optional.empty()));
        on(new Subscribed(connection));
        after(Duration.ofSeconds(29), new ConnectionLost(connection, new Dropped("EOF")));
        assertThat(waitLeft()).isGreaterThanOrEqualTo(Duration.ofSeconds(32));
        comeBack();
        after(Duration.ofSeconds(30), new ConnectionLost(connection, new Dropped("EOF")));
        assertThat(waitLeft()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesTheFieldToAnotherWithItsIdentifier() {
        bootToOnline();
        on(
                new ConnectionLost(
                        connection,
                        Refused.goingOn(ReasonCode.SESSION_TAKEN_OVER, Optional.empty())));
        assertThat(waiting().setback())
                .isEqualTo(new IdentifierTaken("picolight-pi-1", ReasonCode.SESSION_TAKEN_OVER));
        assertThat(waitLeft()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void seesATakeOverThatTheServerDoesNotName() {
        bootToOnline();
        for (int i = 0; i < 2; i++) {
            on(new ConnectionLost(connection, new Dropped("EOF")));
            assertThat(waiting().setback()).isInstanceOf(Dropped.class);
            comeBack();
        }
        on(new ConnectionLost(connection, new Dropped("EOF")));
        assertThat(waiting().setback()).isEqualTo(new IdentifierProbablyTaken("picolight-pi-1", 3));
        assertThat(waitLeft()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void namesTheIdentifierAndTheLikelyOtherDeviceInOneMessage() {
        bootToOnline();
        String told =
                reports(
                        on(
                                new ConnectionLost(
                                        connection,
                                        Refused.goingOn(
                                                ReasonCode.SESSION_TAKEN_OVER, Optional.empty()))));
        assertThat(told.lines())
                .singleElement()
                .asString()
                .contains(
                        "«picolight-pi-1»",
                        "SESSION_TAKEN_OVER (0x8E)",
                        "a second device with a copy of these settings or of this SD card",
                        "Give each device its own `id`");
    }

    @Test
    void doesNotSuspectARestartedServer() {
        bootToOnline();
        for (int i = 0; i < 5; i++) {
            on(new ConnectionLost(connection, new Dropped("EOF")));
            assertThat(waiting().setback()).isInstanceOf(Dropped.class);
            atDeadline();
            connect();
            on(new ConnectionLost(connection, BROKER_DOWN));
            comeBack();
        }
    }
}
