package dev.picolight.device.app;

import dev.picolight.device.words.Words;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGHUP, which has two meanings: to a service, that it shall read its settings again; to a
/// program in a terminal, that the terminal is gone, and then it ends in order, as by SIGTERM.
///
/// Where SIGHUP was ignored from the start, as by `nohup`, it stays so: the JVM sees to that.
public final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    /// As the JVM ends by itself after SIGHUP.
    private static final int ENDED_BY_SIGHUP = 129;

    private final Runnable reload;
    private final boolean hadTerminal = hasTerminal();

    private Hangup(Runnable reload) {
        this.reload = reload;
    }

    /// Has SIGHUP do this from now on. The JDK has `sun.misc.Signal` for that and nothing else;
    /// asked for by its name, because the compiler warns of it in a way that cannot be silenced.
    public static void means(Runnable reload) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle arrived =
                    lookup.bind(new Hangup(reload), "arrived", MethodType.methodType(void.class));
            var _ =
                    lookup.findStatic(
                                    signal,
                                    "handle",
                                    MethodType.methodType(handler, signal, handler))
                            .invoke(
                                    signal.getConstructor(String.class).newInstance("HUP"),
                                    MethodHandleProxies.asInterfaceInstance(
                                            handler,
                                            MethodHandles.dropArguments(arrived, 0, signal)));
        } catch (Throwable notInThisJvm) { // declared so by invoke
            LOG.debug("SIGHUP cannot be handled: it ends the program", notInThisJvm);
        }
    }

    /// Called by a thread of the JVM for this one signal.
    void arrived() {
        if (hadTerminal && !hasTerminal()) {
            LOG.info("{}", Words.of(ReloadWords.class).terminalClosed());
            System.exit(ENDED_BY_SIGHUP);
        }
        reload.run();
    }

    private static boolean hasTerminal() {
        try (var _ = new FileInputStream("/dev/tty")) {
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
