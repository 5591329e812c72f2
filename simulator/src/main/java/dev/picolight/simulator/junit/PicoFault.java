package dev.picolight.simulator.junit;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;

/// Something that is broken until it is closed: `try (var down = faults.with("wifi down")) { … }`.
public final class PicoFault implements AutoCloseable {
    private final Session session;
    private final Active active;

    PicoFault(Session session, Active active) {
        this.session = session;
        this.active = active;
    }

    public Fault fault() {
        return active.fault();
    }

    /// Mends it; once is enough.
    @Override
    public void close() {
        session.deed();
        session.house().faults().end(active.number());
    }

    @Override
    public String toString() {
        return FaultText.text(active.fault());
    }
}
