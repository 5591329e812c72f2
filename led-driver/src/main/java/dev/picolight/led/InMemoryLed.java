package dev.picolight.led;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An LED without hardware that remembers every change. Used by tests and by the simulated board.
///
/// May be read by any thread while another one drives it.
public final class InMemoryLed implements Led {
    /// One change of the light.
    public record Change(Instant at, Brightness brightness) {}

    /// How many changes are remembered; the oldest are forgotten.
    public static final int HISTORY_MAX = 10_000;

    private final InstantSource time;
    private final boolean canDim;
    private final Consumer<Change> listener;
    private final List<Change> history = new ArrayList<>();
    private Brightness shown = Brightness.DARK;
    private boolean closed;

    /// @param time stamps the changes
    /// @param canDim whether brightness between 0 and 100 is accepted
    /// @param listener told of each change, on the thread that drives the LED
    public InMemoryLed(InstantSource time, boolean canDim, Consumer<Change> listener) {
        this.time = time;
        this.canDim = canDim;
        this.listener = listener;
    }

    /// An on-off LED that nobody listens to.
    public InMemoryLed(InstantSource time) {
        this(time, false, _ -> {});
    }

    @Override
    public void show(Brightness brightness) {
        Change change;
        synchronized (this) {
            if (closed) {
                throw new LedFault(LedFault.Kind.LED_CLOSED);
            }
            if (!canDim && brightness.isLit() && !brightness.equals(Brightness.FULL)) {
                throw new LedFault(LedFault.Kind.CANNOT_DIM, String.valueOf(brightness.percent()));
            }
            if (shown.equals(brightness)) {
                return;
            }
            change = remember(brightness);
        }
        listener.accept(change);
    }

    @Override
    public synchronized Brightness shown() {
        return shown;
    }

    /// Whether any light is seen.
    public boolean isLit() {
        return shown().isLit();
    }

    @Override
    public boolean canDim() {
        return canDim;
    }

    /// Every change so far, the oldest first; at most [#HISTORY_MAX].
    public synchronized List<Change> history() {
        return List.copyOf(history);
    }

    @Override
    public void close() {
        Change change;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (!shown.isLit()) {
                return;
            }
            change = remember(Brightness.DARK);
        }
        listener.accept(change);
    }

    private Change remember(Brightness brightness) {
        shown = brightness;
        Change change = new Change(time.instant(), brightness);
        if (history.size() == HISTORY_MAX) {
            history.removeFirst();
        }
        history.add(change);
        return change;
    }
}
