package dev.picolight.device.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceEvent.Connected;
import dev.picolight.device.lifecycle.DeviceEvent.ConnectionLost;
import dev.picolight.device.lifecycle.DeviceEvent.PingAnswered;
import dev.picolight.device.lifecycle.DeviceEvent.Subscribed;
import dev.picolight.device.mqtt.BrokerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a device that becomes another one leaves at the Server, when the Server may not hear of it.
class LeftBehindTest extends ReloadFixture {
    private static final Setback LOST = new Setback.Dropped("EOF");

    private static List<String> cleared(List<DeviceAction> actions) {
        return only(Publish.class, actions).stream()
                .map(Publish::message)
                .filter(it -> it.retain() && it.payload().size() == 0)
                .map(it -> it.topic().text())
                .toList();
    }

    /// From a wait to being online; gives everything that is said on the way.
    private List<DeviceAction> comeBackSaying(boolean resumed) {
        atDeadline();
        connect();
        List<DeviceAction> said = new ArrayList<>();
        said.addAll(on(new Connected(connection, resumed, Optional.empty())));
        said.addAll(on(new Subscribed(connection)));
        return said;
    }

    private void ping() {
        atDeadline();
        on(new PingAnswered(connection));
    }

    @Test
    void namesGivenUpWithoutAConnectionAreClearedOnTheNext() {
        bootToOnline();
        on(new ConnectionLost(connection, LOST));
        assertThat(cleared(reconnectAs(profile("臥室"), untouched(0)))).isEmpty();
        assertThat(cleared(comeBackSaying(false)))
                .containsExactly("客廳/pi-1/state", "客廳/pi-1/status");
        ping();
        on(new ConnectionLost(connection, LOST));
        assertThat(cleared(comeBackSaying(true))).isEmpty();
    }

    @Test
    void aConnectionThatWasDeadAlreadyHasSaidNothing() {
        bootToOnline();
        become(profile("客廳", "臥室"), untouched(0), NEW);
        List<DeviceAction> said = become(profile("客廳"), untouched(0));
        atDeadline(); // PINGREQ
        on(new ConnectionLost(connection, LOST));
        List<DeviceAction> again = comeBackSaying(true);
        assertThat(cleared(again)).containsExactlyElementsOf(cleared(said)).hasSize(1);
        assertThat(unsubscribed(again)).containsExactlyElementsOf(unsubscribed(said)).hasSize(2);
    }

    @Test
    void anAnswerToAnEarlierPingProvesNothing() {
        bootToOnline();
        become(profile("客廳", "臥室"), untouched(0), NEW);
        atDeadline(); // PINGREQ
        become(profile("客廳"), untouched(0));
        on(new PingAnswered(connection));
        on(new ConnectionLost(connection, LOST));
        assertThat(cleared(comeBackSaying(true))).containsExactly("臥室/pi-1/state");
        ping();
        on(new ConnectionLost(connection, LOST));
        List<DeviceAction> later = comeBackSaying(true);
        assertThat(cleared(later)).isEmpty();
        assertThat(unsubscribed(later)).isEmpty();
    }

    @Test
    void aRoomThatComesBackIsNotTakenBack() {
        bootToOnline();
        become(profile("客廳", "臥室"), untouched(0), NEW);
        become(profile("客廳"), untouched(0));
        become(profile("客廳", "臥室"), untouched(0), NEW);
        on(new ConnectionLost(connection, LOST));
        List<DeviceAction> again = comeBackSaying(true);
        assertThat(cleared(again)).isEmpty();
        assertThat(unsubscribed(again)).isEmpty();
    }

    @Test
    void anotherServerHoldsNothing() {
        bootToOnline();
        on(new ConnectionLost(connection, LOST));
        DeviceProfile elsewhere =
                new DeviceProfile(
                        "pi-1",
                        "picolight-pi-1",
                        new BrokerAddress("192.168.137.114", 1883),
                        profile("臥室").rooms());
        reconnectAs(elsewhere, untouched(0));
        assertThat(cleared(comeBackSaying(false))).isEmpty();
    }
}
