package dev.picolight.emulatedpi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.host.Publisher;
import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// However the device ends, its LEDs are dark afterwards, also with a kernel that lets freed
/// outputs keep their level, as that of Raspberry Pi OS does.
@OnThePi
public class EndCases {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NO_RESTART = "Restart=no";

    private final EmulatedPi pi;
    private final Picolight picolight;
    private final PinJudge judge;
    private final Publisher livingRoom;
    private final Publisher study;

    EndCases(EmulatedPi pi, Picolight picolight) throws IOException {
        this.pi = pi;
        this.picolight = picolight;
        judge = new PinJudge(pi.qmp());
        livingRoom = pi.broker().publisher("客廳/message");
        study = pi.broker().publisher("書房/message");
    }

    @AfterAll
    void unitAsInThePackage() throws IOException {
        picolight.changeUnit();
    }

    private void lightUp() throws IOException {
        assertThat(pi.run("cat /sys/module/pinctrl_bcm2835/parameters/persist_gpio_outputs"))
                .as("freed outputs keep their level")
                .isEqualTo("Y");
        livingRoom.publish("ON");
        judge.awaitPin(17, Pin.OUTPUT_HIGH, SOON);
        study.publish("ON");
        judge.awaitPin(22, Pin.OUTPUT_LOW, SOON);
    }

    @Test
    @Order(1)
    @DisplayName("SIGTERM: the LEDs are dark, pin 17 low and the active-low pin 22 high")
    void sigterm() throws IOException {
        picolight.bringOnline(Leds.THREE);
        lightUp();
        pi.run("systemctl stop picolight");
        assertThat(picolight.property("Result")).isEqualTo("success");
        assertThat(judge.look(17)).as("pin 17").isEqualTo(Pin.OUTPUT_LOW);
        assertThat(judge.look(22)).as("pin 22, active-low").isEqualTo(Pin.OUTPUT_HIGH);
    }

    @Test
    @Order(2)
    @DisplayName("kill -9: the service's stop-post makes the LEDs dark")
    void kill(TestReporter told) throws IOException {
        picolight.changeUnit(NO_RESTART); // a new start would make them dark, too
        picolight.restart(Leds.THREE);
        lightUp();
        long start = System.nanoTime();
        killNow();
        judge.awaitPin(22, Pin.OUTPUT_HIGH, Picolight.START_LIMIT);
        Told.after(told, judge.awaitPin(17, Pin.OUTPUT_LOW, Picolight.START_LIMIT, start));
        awaitFailed();
        assertThat(judge.look(17)).as("pin 17, in the end").isEqualTo(Pin.OUTPUT_LOW);
        assertThat(judge.look(22)).as("pin 22, in the end").isEqualTo(Pin.OUTPUT_HIGH);
    }

    @Test
    @Order(3)
    @DisplayName("control: kill -9 without the stop-post leaves pin 17 high")
    void killWithoutStopPost() throws IOException {
        picolight.changeUnit(NO_RESTART, "ExecStopPost=");
        picolight.restart(Leds.THREE);
        lightUp();
        killNow();
        awaitFailed();
        assertThat(judge.look(17)).as("pin 17").isEqualTo(Pin.OUTPUT_HIGH);
    }

    private void killNow() throws IOException {
        pi.run("kill -9 " + picolight.property("MainPID"));
    }

    private void awaitFailed() throws IOException {
        pi.run(
                "timeout 290 sh -c 'until [ \"$(systemctl is-active picolight)\" = failed ]; do sleep 2; done'");
    }
}
