package dev.picolight.simulator.link;

import dev.picolight.simulator.link.Segment.Data;
import dev.picolight.simulator.link.Segment.Last;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One direction of a connection. It has room for [#CAPACITY] bytes that have not left it, and
/// whoever has more waits, as with a TCP window.
///
/// Without effects the sender's own thread carries its bytes to the exit. From the first effect on
/// a thread of the way does.
final class Way {
    static final int CAPACITY = 64 << 10;

    /// The far end. Called by one thread at a time, without a lock.
    interface Exit {
        /// Takes bytes. They keep their room in the way until [Way#release].
        void carry(byte[] bytes);

        void end(Segment.End end);
    }

    /// An effect, and the number of the fault that has it.
    record Working(long fault, Effect effect) {}

    private final String name;
    private final Exit exit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Segment> entering = new ArrayDeque<>();
    private final Deque<Segment> leaving = new ArrayDeque<>();
    private List<Working> effects = List.of();
    private int held;
    private boolean carrying;
    private boolean over;
    private Optional<Thread> pump = Optional.empty();

    /// @param name of its thread
    Way(String name, Exit exit) {
        this.name = name;
        this.exit = exit;
    }

    /// Takes bytes, if any, when there is room for them. In pieces, if they are many.
    ///
    /// @return false when the way has ended
    boolean put(byte[] bytes) throws InterruptedException {
        for (int from = 0; from < bytes.length; from += CAPACITY) {
            Data piece = new Data(bytes).part(from, Math.min(bytes.length, from + CAPACITY));
            if (!putPiece(piece)) {
                return false;
            }
        }
        return true;
    }

    private boolean putPiece(Data piece) throws InterruptedException {
        lock.lock();
        try {
            while (!over && held > 0 && held + piece.size() > CAPACITY) {
                Waiting.on(changed);
            }
            if (over) {
                return false;
            }
            held += piece.size();
            if (!isIdle()) {
                enter(piece);
                return true;
            }
            carrying = true;
        } finally {
            lock.unlock();
        }
        carry(piece);
        return true;
    }

    /// Says the last word. Never waits for room.
    ///
    /// @param overtakes whether it does not wait for bytes that the exit does not take; the exit is
    ///   then called although it has not returned
    /// @return false when the way has ended before
    boolean put(Segment.End end, boolean overtakes) {
        Last last = new Last(end);
        boolean idle;
        lock.lock();
        try {
            idle = isIdle();
            boolean stuck =
                    carrying && effects.isEmpty() && entering.isEmpty() && leaving.isEmpty();
            if (over) {
                return false;
            }
            if (!idle && !(overtakes && stuck)) {
                enter(last);
                return true;
            }
            carrying = true;
        } finally {
            lock.unlock();
        }
        if (idle) {
            carry(last);
        } else {
            exit.end(end);
        }
        return true;
    }

    /// The exit has got rid of so many bytes.
    void release(int bytes) {
        lock.lock();
        try {
            held -= bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// From now on these work, in this order. What is held by one that is not among them goes on.
    void work(List<Working> wanted) {
        lock.lock();
        try {
            if (over || wanted.equals(effects)) {
                return;
            }
            advance(System.nanoTime()); // what came before the change
            for (int i = 0; i < effects.size(); i++) {
                Working old = effects.get(i);
                if (!wanted.contains(old)) {
                    hand(old.effect().end(), following(i, wanted), System.nanoTime());
                    held -= old.effect().takeDropped();
                }
            }
            effects = List.copyOf(wanted);
            startPump();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The effects after this one that go on working.
    private List<Working> following(int index, List<Working> wanted) {
        List<Working> later = new ArrayList<>(effects.subList(index + 1, effects.size()));
        later.retainAll(wanted);
        return later;
    }

    private void hand(List<Segment> segments, List<Working> following, long now) {
        for (Segment segment : segments) {
            if (following.isEmpty()) {
                leaving.addLast(segment);
            } else {
                following.getFirst().effect().take(segment, now);
            }
        }
    }

    /// Ends. Nothing comes out any more, and nobody waits any more.
    void kill() {
        lock.lock();
        try {
            over = true;
            entering.clear();
            leaving.clear();
            effects = List.of();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many threads it has at this moment.
    int threads() {
        lock.lock();
        try {
            return pump.filter(Thread::isAlive).isPresent() ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        return !carrying && effects.isEmpty() && entering.isEmpty() && leaving.isEmpty();
    }

    private void enter(Segment segment) {
        entering.addLast(segment);
        startPump();
        changed.signalAll();
    }

    private void startPump() {
        if (pump.isEmpty()) {
            pump = Optional.of(Thread.ofVirtual().name(name).start(this::pump));
        }
    }

    private void carry(Segment segment) {
        try {
            switch (segment) {
                case Data data -> exit.carry(data.bytes());
                case Last(Segment.End end) -> exit.end(end);
            }
        } finally {
            lock.lock();
            try {
                carrying = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void pump() {
        try {
            while (true) {
                Optional<Segment> next = awaitNext();
                if (next.isEmpty()) {
                    return;
                }
                carry(next.get());
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /// What leaves next; empty when the way has ended.
    private Optional<Segment> awaitNext() throws InterruptedException {
        lock.lock();
        try {
            while (!over) {
                long now = System.nanoTime();
                advance(now);
                if (!carrying && !leaving.isEmpty()) {
                    carrying = true;
                    return Optional.of(leaving.removeFirst());
                }
                await(now);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller is the loop
    private void await(long now) throws InterruptedException {
        long next = Effect.NEVER;
        for (Working working : effects) {
            next = Effect.earlier(next, working.effect().next());
        }
        if (next == Effect.NEVER) {
            changed.await();
        } else if (next - now > 0) {
            changed.await(next - now, TimeUnit.NANOSECONDS);
        }
    }

    /// Lets everything go as far as it may.
    private void advance(long now) {
        hand(List.copyOf(entering), effects, now);
        entering.clear();
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i).effect();
            List<Working> following = effects.subList(i + 1, effects.size());
            for (Optional<Segment> out = effect.poll(now);
                    out.isPresent();
                    out = effect.poll(now)) {
                hand(List.of(out.get()), following, now);
            }
            int dropped = effect.takeDropped();
            if (dropped > 0) {
                held -= dropped;
                changed.signalAll();
            }
        }
    }
}
