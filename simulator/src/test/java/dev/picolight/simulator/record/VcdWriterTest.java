package dev.picolight.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.lan.Radio;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VcdWriterTest {
    @Test
    void writesNamesStatesAndChanges() {
        List<HouseEvent> events =
                List.of(
                        new HouseEvent.Powered(Duration.ofMillis(10), "pico-w", true),
                        new HouseEvent.RadioReached(
                                Duration.ofMillis(95), "pico-w", Radio.Stage.CONNECTED, "x"),
                        new HouseEvent.StandingChanged(Duration.ofMillis(95), "pico-w", "online"),
                        new HouseEvent.LedChanged(Duration.ofMillis(100), "廚房板", 0, "kitchen", 40),
                        new HouseEvent.LedChanged(Duration.ofMillis(99), "pico-w", 0, "客廳", 100),
                        new HouseEvent.LedChanged(Duration.ofMillis(350), "廚房板", 0, "kitchen", 50),
                        new HouseEvent.LedChanged(
                                Duration.ofNanos(350_001_999), "廚房板", 0, "kitchen", 0),
                        new HouseEvent.Powered(Duration.ofMillis(400), "pico-w", false));

        String vcd = new String(Samples.written(new VcdWriter(), events), StandardCharsets.UTF_8);

        assertThat(vcd)
                .isEqualTo(
                        """
                        $date 2026-01-01T06:30:00Z $end
                        $version PicoLight 1.2.3 $end
                        $comment simulated time, seed 42; zero is the date above $end
                        $comment powered, wifi: has an address, online: connected to the broker $end
                        $comment pico_w is pico-w $end
                        $comment pico_w.led_0 is 客廳 $end
                        $comment board_1 is 廚房板 $end
                        $comment board_1.led_0_kitchen is kitchen $end
                        $timescale 1 us $end
                        $scope module house $end
                        $scope module pico_w $end
                        $var wire 1 ! powered $end
                        $var wire 1 " wifi $end
                        $var wire 1 # online $end
                        $var wire 1 $ led_0 $end
                        $upscope $end
                        $scope module board_1 $end
                        $var wire 1 % powered $end
                        $var wire 1 & wifi $end
                        $var wire 1 ' online $end
                        $var wire 1 ( led_0_kitchen $end
                        $upscope $end
                        $upscope $end
                        $enddefinitions $end
                        #0
                        $dumpvars
                        0!
                        0$
                        0"
                        0#
                        0%
                        0(
                        0&
                        0'
                        $end
                        #10000
                        1!
                        #95000
                        1"
                        1#
                        #100000
                        1(
                        1$
                        #350000
                        #350001
                        0(
                        #400000
                        0!
                        0"
                        0#
                        """);
    }

    @Test
    void saysWhereEventsAreMissing() {
        VcdWriter writer = new VcdWriter();
        writer.begin(SampleHouse.start());
        writer.take();

        writer.missed(new Missed(Duration.ofSeconds(1), 12, 40, Map.of()));

        assertThat(new String(writer.take(), StandardCharsets.UTF_8))
                .isEqualTo("#1000000\n$comment from here on 12 events are missing $end\n");
    }

    @Test
    void namesAreGivenOnce() {
        VcdNames names = new VcdNames();

        assertThat(List.of(names.of("a-b", "x"), names.of("a_b", "x"), names.of("客廳", "board_0")))
                .containsExactly("a_b", "a_b_2", "board_0");
    }
}
