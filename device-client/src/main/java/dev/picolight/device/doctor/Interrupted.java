package dev.picolight.device.doctor;

/// Tells a failure of the network from somebody who wants to end.
final class Interrupted {
    private Interrupted() {}

    /// Ends the step, if this thread was interrupted.
    ///
    /// @throws InterruptedException then
    static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
