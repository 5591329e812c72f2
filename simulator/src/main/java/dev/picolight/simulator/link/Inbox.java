package dev.picolight.simulator.link;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What has arrived at the board and was not read yet.
final class Inbox {
    static final String CLOSED = "Socket closed";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final IntConsumer read;
    private final Consumer<String> failed;
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private int offset;
    private int available;
    private boolean ended;
    private boolean closed;
    private Optional<String> failure = Optional.empty();
    private boolean once;

    /// @param read told how many bytes have left it
    /// @param failed told of a failure when the board has met it
    Inbox(IntConsumer read, Consumer<String> failed) {
        this.read = read;
        this.failed = failed;
    }

    void add(byte[] bytes) {
        boolean unwanted;
        lock.lock();
        try {
            unwanted = closed || ended;
            if (!unwanted) {
                arrived.addLast(bytes);
                available += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (unwanted) {
            read.accept(bytes.length);
        }
    }

    /// Nothing comes any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// After what has arrived, reading fails with these words.
    ///
    /// @param onlyOnce and then is at the end
    void fail(String words, boolean onlyOnce) {
        lock.lock();
        try {
            if (!ended) {
                failure = Optional.of(words);
                once = onlyOnce;
                ended = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The board has closed its socket.
    void close() {
        lock.lock();
        int unread;
        try {
            closed = true;
            unread = available;
            available = 0;
            arrived.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        read.accept(unread);
    }

    int available() throws IOException {
        lock.lock();
        try {
            requireOpen();
            return available;
        } finally {
            lock.unlock();
        }
    }

    /// As [java.io.InputStream#read(byte[], int, int)].
    ///
    /// @param limitMillis 0: none
    int read(byte[] bytes, int from, int length, int limitMillis)
            throws IOException, InterruptedException {
        int count;
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(limitMillis);
            while (!closed && available == 0 && !ended) {
                if (limitMillis == 0) {
                    Waiting.on(changed);
                } else if (left <= 0) {
                    throw new SocketTimeoutException("Read timed out");
                } else {
                    left = Waiting.on(changed, left);
                }
            }
            requireOpen();
            if (available == 0) {
                return atTheEnd();
            }
            count = take(bytes, from, length);
        } finally {
            lock.unlock();
        }
        read.accept(count);
        return count;
    }

    private int take(byte[] bytes, int from, int length) {
        int count = 0;
        while (count < length && available > 0) {
            byte[] first = arrived.getFirst();
            int some = Math.min(length - count, first.length - offset);
            System.arraycopy(first, offset, bytes, from + count, some);
            count += some;
            offset += some;
            available -= some;
            if (offset == first.length) {
                arrived.removeFirst();
                offset = 0;
            }
        }
        return count;
    }

    private int atTheEnd() throws SocketException {
        if (failure.isPresent()) {
            String words = failure.get();
            if (once) {
                failure = Optional.empty();
            }
            failed.accept(words);
            throw new SocketException(words);
        }
        return -1;
    }

    /// The failure that reading would meet; the board has met it by writing.
    Optional<String> takeFailure() {
        lock.lock();
        try {
            Optional<String> words = failure;
            if (once) {
                failure = Optional.empty();
            }
            return words;
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws SocketException {
        if (closed) {
            throw new SocketException(CLOSED);
        }
    }
}
