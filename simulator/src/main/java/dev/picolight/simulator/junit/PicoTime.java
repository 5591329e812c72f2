package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The clock of the house.
public final class PicoTime {
    private final Session session;

    PicoTime(Session session) {
        this.session = session;
    }

    /// How long the house has been there.
    public Duration now() {
        return session.house().now();
    }

    /// Lets time pass: `pass(10, SECONDS)`. In simulated time that takes no longer than what
    /// happens in it.
    public void pass(long span, TimeUnit unit) {
        pass(Duration.of(span, unit.toChronoUnit()));
    }

    /// Lets time pass. In simulated time that takes no longer than what happens in it.
    public void pass(Duration span) {
        session.await(() -> false, span);
        session.deed();
    }

    /// Something is so, or becomes so in time.
    ///
    /// @param what in words, for whoever reads the failure
    /// @throws AssertionError with what the house did instead
    public void assertSoon(String what, BooleanSupplier isSo, Duration within) {
        if (!session.await(isSo, within)) {
            throw session.failure(
                    words().something(what, Spans.text(within)),
                    words().notByThen(Spans.clock(now())),
                    session.boards().stream().map(PicoBoard::id).toList());
        }
    }

    /// Goes this fast from now on, 0.1 to 1000; 1 is a real board's.
    public void speed(double speed) {
        session.house().time().speed(speed);
    }

    /// The boards stand still until [#resume].
    public void pause() {
        session.house().time().pause();
    }

    /// The boards go on.
    public void resume() {
        session.house().time().resume();
    }

    private static ExpectationWords words() {
        return Words.of(ExpectationWords.class);
    }
}
