package dev.picolight.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.port.Instruments;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.InMemoryLed;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.VirtualLan;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PowerCutTest {
    private final CountDownLatch printing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Radio radio =
            new Radio(
                    new VirtualLan("PicoLight", List.of()),
                    VirtualLan.boardAddress(0),
                    new Pace(1000),
                    new Random(1),
                    _ -> {});

    /// Its firmware stands still in its first line until it may go on.
    private PicoW board() {
        DeviceId id = new DeviceId("pico-w");
        DevicePlan plan =
                DevicePlan.of(
                        new DeviceSettings(
                                id,
                                DeviceSettings.Broker.plain(
                                        new BrokerAddress(VirtualLan.BROKER_ADDRESS, 1883), id),
                                List.of(LedSettings.onBoard("客廳"))));
        PicoW.Watcher watcher =
                new PicoW.Watcher() {
                    @Override
                    public void radio(Radio.Stage stage, String address) {}

                    @Override
                    public void console(Report report) {
                        printed.add(report.text());
                        printing.countDown();
                        awaitUninterruptibly(goOn);
                    }

                    @Override
                    public void light(int led, InMemoryLed.Change change) {}
                };
        return new PicoW(
                plan.profile(),
                List.of(PicoW.Place.ON_BOARD),
                plan.connect(),
                plan.timing(),
                radio,
                new Random(1),
                watcher,
                Instruments.NONE);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBoardWithoutPowerPrintsNothing() throws Exception {
        PicoW board = board();
        board.powerOn();
        printing.await();
        Thread pulling = Thread.ofVirtual().start(board::cutPower);
        await().until(() -> radio.stage() == Radio.Stage.OFF);
        List<String> before = List.copyOf(printed);
        goOn.countDown();
        pulling.join();
        assertThat(printed).isEqualTo(before);
    }
}
