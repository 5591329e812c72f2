package dev.picolight.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A week without a restart, on each day of which Wi-Fi and Server fail at random. Every evening
/// there are quiet minutes in which the device must be online and obey. From the second evening to
/// the last its memory does not grow.
///
/// What the tests themselves note is dropped every evening, and the LED's own history, which is
/// bounded, does not count.
class WeekOfTroubleTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final int DAYS = 7;
    private static final int WARM = 2;

    /// In a week the device hears and says thousands of messages: to keep one object for each would
    /// be far more.
    private static final long OBJECTS_MAX = 250;

    private static final long BYTES_MAX = 400_000;

    private static LiveHeap evening(Room room) {
        room.recover(QUIET);
        room.judge.examine();
        assertThat(room.judge.findings()).as(room::toString).isEmpty();
        assertThat(room.log).noneMatch(line -> line.contains("a defect of PicoLight"));
        assertThat(room.link.dials())
                .as("connections, so that there was trouble")
                .hasSizeGreaterThan(30);
        room.log.clear();
        room.judge.forgetPast();
        return LiveHeap.now();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2001, 2002})
    void endsOnlineAndObeyingAndKeepsNothing(long seed) {
        Room room = new Room(seed).boot();
        List<Long> evenings =
                new ArrayList<>(); // not the counts of every class: they are memory, too
        LiveHeap early = LiveHeap.now();
        LiveHeap late = early;
        for (int day = 1; day <= DAYS; day++) {
            room.suffer(DAY);
            late = evening(room);
            evenings.add(late.bytes() / 1024);
            early = day == WARM ? late : early;
        }
        assertThat(late.objects() - early.objects())
                .as("more objects than days before:%n%s", late.grownSince(early))
                .isLessThan(OBJECTS_MAX);
        assertThat(late.bytes() - early.bytes())
                .as("bytes more than days before:%n%s", late.grownSince(early))
                .isLessThan(BYTES_MAX);
        System.out.printf(
                "WeekOfTroubleTest: seed %d, live heap of the test's process on the evenings, in KiB: %s%n",
                seed, evenings);
    }

    /// The measure is fine enough to see one object kept for each message.
    @Test
    void oneObjectKeptPerMessageWouldBeSeen() {
        Room room = new Room(2004).boot();
        List<Payload> kept = new ArrayList<>();
        room.simulation.watch(() -> {
            if (!room.server.received().isEmpty()) {
                kept.add(Payload.of(new byte[room.server.received().size() % 8]));
            }
        });
        room.suffer(DAY);
        LiveHeap early = evening(room);
        int before = kept.size();
        room.suffer(DAY);
        LiveHeap late = evening(room);
        assertThat(kept).hasSizeGreaterThan(before + (int) OBJECTS_MAX);
        assertThat(late.objects() - early.objects()).isGreaterThan(OBJECTS_MAX);
        assertThat(late.grownSince(early)).contains(Payload.class.getName());
    }
}
