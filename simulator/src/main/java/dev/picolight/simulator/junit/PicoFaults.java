package dev.picolight.simulator.junit;

import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;
import java.util.List;
import java.util.Optional;

/// What is broken on purpose in the house. Texts are those of [FaultText], for example `wifi down`
/// or `latency latency=200 jitter=50`.
public final class PicoFaults {
    private final Session session;

    PicoFaults(Session session) {
        this.session = session;
    }

    /// Breaks something for all boards, until the answer is closed.
    ///
    /// @throws IllegalArgumentException with words for the user when there is no such fault
    public PicoFault with(String fault) {
        return with(FaultText.parse(fault));
    }

    /// Breaks something for all boards, until the answer is closed.
    public PicoFault with(Fault fault) {
        return begin(fault, Optional.empty());
    }

    /// Breaks something for one board, until the answer is closed.
    ///
    /// @throws IllegalArgumentException with words for the user when there is no such fault
    public PicoFault with(String fault, PicoBoard board) {
        return with(FaultText.parse(fault), board);
    }

    /// Breaks something for one board, until the answer is closed.
    public PicoFault with(Fault fault, PicoBoard board) {
        return begin(fault, Optional.of(board.id()));
    }

    /// Breaks something for all boards, until [#end] or [#endAll].
    ///
    /// @throws IllegalArgumentException with words for the user when there is no such fault
    public void begin(String fault) {
        begin(FaultText.parse(fault));
    }

    /// Breaks something for all boards, until [#end] or [#endAll].
    public void begin(Fault fault) {
        begin(fault, Optional.empty());
    }

    private PicoFault begin(Fault fault, Optional<String> board) {
        session.deed();
        return new PicoFault(session, session.house().faults().begin(fault, board));
    }

    /// Mends everything that is broken in this way.
    ///
    /// @throws IllegalArgumentException with words for the user when there is no such fault
    public void end(String fault) {
        end(FaultText.parse(fault));
    }

    /// Mends everything that is broken in this way.
    public void end(Fault fault) {
        session.deed();
        session.house().faults().all().stream()
                .filter(it -> it.fault().equals(fault))
                .forEach(it -> session.house().faults().end(it.number()));
    }

    /// Mends everything.
    public void endAll() {
        session.deed();
        session.house().faults().endAll();
    }

    /// What is broken, in the order in which it began.
    public List<Fault> active() {
        return session.house().faults().all().stream().map(Active::fault).toList();
    }
}
