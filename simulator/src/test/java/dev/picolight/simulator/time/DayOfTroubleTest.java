package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A hundred days on which Wi-Fi and Server fail at random, each followed by three quiet minutes.
class DayOfTroubleTest {
    static final Duration DAY = Duration.ofDays(1);
    static final Duration QUIET = Duration.ofMinutes(3);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    static Room afterADay(Room room) {
        room.boot();
        room.suffer(DAY);
        room.recover(QUIET);
        room.judge.examine();
        return room;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsWrongAfterAnyDayOfTrouble(long seed) {
        Room room = afterADay(new Room(seed));
        assertThat(room.judge.findings()).as(room::toString).isEmpty();
        assertThat(room.log).noneMatch(line -> line.contains("a defect of PicoLight"));
        assertThat(room.link.dials())
                .as("connections, so that there was trouble")
                .hasSizeGreaterThan(50);
    }

    @Test
    void aSeedReplaysExactly() {
        List<String> once = afterADay(new Room(7).traced()).log;
        List<String> again = afterADay(new Room(7).traced()).log;
        assertThat(again).isEqualTo(once).hasSizeGreaterThan(5000);
        assertThat(afterADay(new Room(8).traced()).log).isNotEqualTo(once);
    }
}
