package dev.picolight.device.doctor;

import java.util.List;

/// Takes one step.
@FunctionalInterface
public interface Examiner {
    /// Looks. Blocks, within a limit of its own; an interrupt ends it at once.
    ///
    /// @return at least one
    List<Finding> look() throws InterruptedException;
}
