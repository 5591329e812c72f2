package dev.picolight.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What is broken on purpose at this moment. Any thread may call.
public final class ActiveFaults {
    /// One of them.
    ///
    /// @param number never used again
    /// @param board the board it is about; empty: all of them
    public record Active(long number, Fault fault, Optional<String> board) {
        /// Whether it is about this board.
        public boolean concerns(String other) {
            return board.isEmpty() || board.get().equals(other);
        }
    }

    /// One has begun or ended.
    public record Change(Active fault, boolean began) {}

    private final List<Active> active = new ArrayList<>();
    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
    private long last;

    /// Tells this listener of each change from now on, on the thread that makes it. It must not
    /// block.
    ///
    /// @return what ends it
    public Runnable watch(Consumer<Change> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Breaks something.
    public Active begin(Fault fault, Optional<String> board) {
        Active begun;
        synchronized (this) {
            begun = new Active(++last, fault, board);
            active.add(begun);
        }
        watchers.forEach(watcher -> watcher.accept(new Change(begun, true)));
        return begun;
    }

    /// Mends it.
    ///
    /// @return false when it is not broken, or not any more
    public boolean end(long number) {
        Optional<Active> ended;
        synchronized (this) {
            ended = active.stream().filter(it -> it.number() == number).findFirst();
            ended.ifPresent(active::remove);
        }
        ended.ifPresent(it -> watchers.forEach(watcher -> watcher.accept(new Change(it, false))));
        return ended.isPresent();
    }

    /// Mends everything.
    public void endAll() {
        all().forEach(it -> end(it.number()));
    }

    /// Everything that is broken, in the order in which it began.
    public synchronized List<Active> all() {
        return List.copyOf(active);
    }

    /// What is broken for this board, in the order in which it began.
    public synchronized List<Fault> on(String board) {
        return active.stream().filter(it -> it.concerns(board)).map(Active::fault).toList();
    }

    /// The faults of one kind for this board.
    public <F extends Fault> List<F> on(String board, Class<F> kind) {
        return on(board).stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
