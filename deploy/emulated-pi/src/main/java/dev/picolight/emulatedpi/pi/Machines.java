package dev.picolight.emulatedpi.pi;

import dev.picolight.emulatedpi.machine.Qmp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The emulated machines of this run, which share the processor.
public final class Machines {
    private static final Set<Qmp> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ReentrantLock QUIET = new ReentrantLock(true);
    private static final List<Qmp> HALTED = new ArrayList<>(); // by the owner of QUIET

    private Machines() {}

    static void add(Qmp machine) {
        RUNNING.add(machine);
    }

    static void remove(Qmp machine) {
        RUNNING.remove(machine);
    }

    /// Halts all machines but one, with their clocks. The same thread must call [#goOn].
    ///
    /// @throws IOException when one of them has ended; [#goOn] must be called all the same
    public static void haltOthers(Qmp machine) throws IOException {
        QUIET.lock();
        for (Qmp other : RUNNING) {
            if (other != machine) {
                other.halt();
                HALTED.add(other);
            }
        }
    }

    /// Lets them go on.
    public static void goOn() throws IOException {
        try {
            for (Qmp other : HALTED) {
                if (RUNNING.contains(other)) {
                    other.goOn();
                }
            }
        } finally {
            HALTED.clear();
            QUIET.unlock();
        }
    }
}
