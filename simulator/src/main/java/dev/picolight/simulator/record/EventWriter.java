package dev.picolight.simulator.record;

import dev.picolight.simulator.house.EventLog;
import java.time.Duration;

/// Puts what happens into the bytes of one format. Called by one thread; keeps the bytes until they
/// are taken.
interface EventWriter {
    /// The first call.
    void begin(RecordingStart start);

    void write(EventLog.Entry entry);

    /// Some events are missing here.
    void missed(Missed missed);

    /// The last call.
    void end(Duration at);

    /// The bytes since this was called last: whole lines, packets or changes, so that a file is
    /// readable after each of them.
    byte[] take();
}
