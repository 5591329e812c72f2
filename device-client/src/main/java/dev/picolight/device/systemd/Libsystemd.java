package dev.picolight.device.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// sd_notify(3) of the library that comes with systemd. Java has no datagram sockets in the file
/// system, over which the service manager listens.
final class Libsystemd implements Consumer<String> {
    private static final Logger LOG = LoggerFactory.getLogger(Libsystemd.class);

    private static final String LIBRARY = "libsystemd.so.0";
    private static final String FUNCTION = "sd_notify";

    /// `int sd_notify(int unset_environment, const char *state)`.
    private static final FunctionDescriptor SIGNATURE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private final MethodHandle function;

    private Libsystemd(MethodHandle function) {
        this.function = function;
    }

    /// A way to the service manager; empty where the library is not to be had.
    static Optional<Consumer<String>> open() {
        return open(LIBRARY);
    }

    @SuppressWarnings("restricted") // the signature is that of the manual page
    static Optional<Consumer<String>> open(String library) {
        try {
            return Optional.of(
                    new Libsystemd(
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            SymbolLookup.libraryLookup(library, Arena.global())
                                                    .findOrThrow(FUNCTION),
                                            SIGNATURE)));
        } catch (RuntimeException | LinkageError notToBeHad) {
            LOG.debug("{} of {}", FUNCTION, library, notToBeHad);
            return Optional.empty();
        }
    }

    @Override
    public void accept(String state) {
        try (Arena arena = Arena.ofConfined()) {
            int result = (int) function.invokeExact(0, arena.allocateFrom(state));
            if (result <= 0) {
                LOG.debug("sd_notify({}) = {}", state, result);
            }
        } catch (Throwable broken) { // declared so by invokeExact
            LOG.debug("sd_notify({})", state, broken);
        }
    }
}
