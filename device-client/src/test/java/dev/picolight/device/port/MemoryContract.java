package dev.picolight.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceEvent;
import dev.picolight.device.lifecycle.DeviceEvent.Recalled;
import dev.picolight.device.lifecycle.Remembered;
import dev.picolight.led.Brightness;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every [Memory] keeps to.
public interface MemoryContract {
    /// One with the same place each time it is asked for, empty at the beginning of a test.
    Memory memory();

    @Test
    default void recallsNothingAtFirst() {
        List<DeviceEvent> events = new CopyOnWriteArrayList<>();
        try (Memory memory = memory()) {
            memory.recall(events::add);
        }
        assertThat(events).containsExactly(new Recalled(List.of()));
    }

    @Test
    default void recallsTheNewestAfterAPowerCut() {
        List<DeviceEvent> events = new CopyOnWriteArrayList<>();
        List<Remembered> newest = List.of(new Remembered("客廳", true, new Brightness(40)));
        try (Memory memory = memory()) {
            memory.remember(List.of(new Remembered("客廳", false, Brightness.FULL)), events::add);
            memory.remember(newest, events::add);
        }
        try (Memory memory = memory()) {
            memory.recall(events::add);
        }
        assertThat(events).containsExactly(new Recalled(newest));
    }
}
