package dev.picolight.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.device.lifecycle.Timing;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.port.Memory;
import dev.picolight.device.port.MemoryContract;
import dev.picolight.led.Brightness;
import dev.picolight.led.InMemoryLed;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlashTest implements MemoryContract {
    private final Flash flash = new Flash();

    @Override
    public Memory memory() {
        return flash;
    }

    private PicoW board() {
        DeviceProfile profile =
                new DeviceProfile(
                        "pico-w",
                        "picolight-pico-w",
                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, 1883),
                        List.of(
                                new DeviceProfile.Room(
                                        "客廳", TextPolicy.LIGHT, false, BootPolicy.LAST),
                                new DeviceProfile.Room(
                                        "臥室", TextPolicy.LIGHT, false, BootPolicy.LAST)));
        PicoW.Watcher nobody =
                new PicoW.Watcher() {
                    @Override
                    public void radio(Radio.Stage stage, String address) {}

                    @Override
                    public void console(Report report) {}

                    @Override
                    public void light(int led, InMemoryLed.Change change) {}
                };
        return new PicoW(
                profile,
                List.of(PicoW.Place.ON_BOARD, PicoW.Place.PIN),
                new ConnectSettings(
                        profile.broker(),
                        false,
                        profile.clientIdentifier(),
                        Optional.empty(),
                        Timing.STANDARD.keepAlive(),
                        Duration.ofMinutes(5),
                        Optional.of(profile.will()),
                        Duration.ofSeconds(10)),
                Timing.STANDARD,
                new Radio(
                        new VirtualLan("PicoLight", List.of()),
                        VirtualLan.boardAddress(0),
                        new Pace(1000),
                        new Random(1),
                        _ -> {}),
                flash,
                new MonotonicTime(),
                new Random(1),
                nobody,
                Instruments.NONE);
    }

    /// Without any broker, and although the on-board LED hangs on a chip that starts later.
    @Test
    void aBoardThatGetsItsPowerBackIsLitAsBefore() {
        flash.remember(
                List.of(
                        new Remembered("客廳", true, Brightness.FULL),
                        new Remembered("臥室", false, Brightness.FULL)),
                _ -> {});
        try (PicoW board = board()) {
            board.powerOn();
            await().until(() -> board.isLit(0));
            assertThat(board.isLit(1)).isFalse();
            board.cutPower();
        }
        try (PicoW board = board()) {
            board.powerOn();
            await().until(() -> board.isLit(0));
        }
        assertThat(flash.writes()).as("nothing has changed").isEqualTo(1);
    }
}
