package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// One LED of a board. Spans are by the clock of the house: in simulated time an hour is over at
/// once.
public final class PicoLed {
    private static final int TIMES_UNLESS_SAID = 3;

    private final Session session;
    private final String board;
    private final String room;
    private final LightHistory history;

    PicoLed(Session session, String board, String room, LightHistory history) {
        this.session = session;
        this.board = board;
        this.room = room;
        this.history = history;
    }

    /// The room that it is in.
    public String room() {
        return room;
    }

    public boolean isLit() {
        return history.light() == Light.LIT;
    }

    /// How much light it gives, 0 to 100.
    public int percent() {
        return history.percent();
    }

    /// Every change since the house was made, the oldest first; before the first it was dark. The
    /// oldest are forgotten after some thousands.
    public List<LightChange> history() {
        return history.all();
    }

    /// It is lit, or becomes so in time.
    ///
    /// @throws AssertionError with what it did instead
    public void assertLit(Duration within) {
        assertLight(Light.LIT, within);
    }

    /// It is dark, or becomes so in time.
    ///
    /// @throws AssertionError with what it did instead
    public void assertDark(Duration within) {
        assertLight(Light.DARK, within);
    }

    private void assertLight(Light light, Duration within) {
        if (!session.await(() -> history.light() == light, within)) {
            throw failure(
                    words().light(light, board, room, Spans.text(within)),
                    words().stayed(history.light(), now()));
        }
    }

    /// It blinks three times or more, see [#assertBlinking(Duration, Duration, Duration, int)].
    ///
    /// @throws AssertionError with what it did instead
    public void assertBlinking(Duration on, Duration off, Duration tolerance) {
        assertBlinking(on, off, tolerance, TIMES_UNLESS_SAID);
    }

    /// It blinks: lit and dark in turn, so many times in a row or more, and the last time it
    /// becomes dark, too. What it shows counts from the last thing that the test did: published,
    /// broke or mended something, pulled a plug, let time pass.
    ///
    /// @param on how long it is lit each time
    /// @param off how long it is dark in between
    /// @param tolerance how much longer or shorter each may be
    /// @throws AssertionError with what it did instead
    public void assertBlinking(Duration on, Duration off, Duration tolerance, int times) {
        Blinking blinking = new Blinking(on, off, tolerance, times);
        Duration since = session.lastDeed();
        if (!session.await(() -> blinking.isIn(history.since(since)), blinking.patience())) {
            throw failure(
                    words().blinking(
                                    board,
                                    room,
                                    times,
                                    Spans.text(on),
                                    Spans.text(off),
                                    Spans.text(tolerance)),
                    words().notSo(board, times, now()));
        }
    }

    /// It is so now, and stays so all the time. A change of brightness alone does not count.
    ///
    /// @throws AssertionError with what it did instead
    public void assertHolds(Light light, Duration span) {
        Duration begin = session.house().now();
        int before = history.count();
        String expected = words().holds(light, board, room, Spans.text(span));
        if (history.light() != light) {
            throw failure(expected, words().already(history.light(), now()));
        }
        if (session.await(() -> broken(light, before).isPresent(), span)) {
            LightChange change = broken(light, before).orElseThrow();
            throw failure(
                    expected,
                    words().changed(change.light(), Spans.text(change.at().minus(begin))));
        }
        session.deed();
    }

    private Optional<LightChange> broken(Light light, int before) {
        return history.after(before).stream().filter(it -> it.light() != light).findFirst();
    }

    private AssertionFailedError failure(String expected, String instead) {
        return session.failure(expected, instead, List.of(board));
    }

    private String now() {
        return Spans.clock(session.house().now());
    }

    private static ExpectationWords words() {
        return Words.of(ExpectationWords.class);
    }

    @Override
    public String toString() {
        return board + "/" + room;
    }
}
