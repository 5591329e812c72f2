package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Trouble;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the C library says of errors in the language of this process. Java hands its words on
/// without the number: on a machine that speaks Chinese «Connection refused» is «連線被拒絕».
final class SystemWords {
    private static final Logger LOG = LoggerFactory.getLogger(SystemWords.class);

    /// Of errno(3), as Linux counts.
    private static final Map<Integer, Trouble> ERRORS =
            Map.of(
                    111, Trouble.REFUSED, // ECONNREFUSED
                    101, Trouble.NO_NETWORK, // ENETUNREACH
                    100, Trouble.NO_NETWORK, // ENETDOWN
                    113, Trouble.NO_ROUTE, // EHOSTUNREACH
                    112, Trouble.NO_ROUTE, // EHOSTDOWN
                    110, Trouble.TIMED_OUT, // ETIMEDOUT
                    104, Trouble.RESET, // ECONNRESET
                    103, Trouble.RESET, // ECONNABORTED
                    32, Trouble.RESET); // EPIPE

    /// Of getaddrinfo(3), as Linux counts.
    private static final Map<Integer, Trouble> OF_NAMES =
            Map.of(
                    -2, Trouble.NAME_DENIED, // EAI_NONAME
                    -5, Trouble.NAME_DENIED, // EAI_NODATA
                    -3, Trouble.NAME_SERVICE_SILENT, // EAI_AGAIN
                    -4, Trouble.NAME_SERVICE_SILENT); // EAI_FAIL

    private static final FunctionDescriptor SIGNATURE =
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    private SystemWords() {}

    /// The words and what they mean; empty where the C library cannot be asked.
    static Map<String, Trouble> ofThisProcess() {
        Map<String, Trouble> words = new HashMap<>();
        if (System.getProperty("os.name").equals("Linux")
                && SystemWords.class.getModule().isNativeAccessEnabled()) {
            words.putAll(said("strerror", ERRORS));
            words.putAll(said("gai_strerror", OF_NAMES));
        }
        return words;
    }

    private static Map<String, Trouble> said(String function, Map<Integer, Trouble> numbers) {
        Map<String, Trouble> words = new HashMap<>();
        Optional<MethodHandle> found = find(function);
        if (found.isPresent()) {
            numbers.forEach((number, trouble) ->
                    text(found.get(), number).ifPresent(text -> words.put(text, trouble)));
        }
        return words;
    }

    @SuppressWarnings("restricted") // the signature is that of the manual page
    private static Optional<MethodHandle> find(String function) {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find(function)
                    .map(address -> linker.downcallHandle(address, SIGNATURE));
        } catch (RuntimeException | LinkageError notToBeHad) {
            LOG.debug("{}", function, notToBeHad);
            return Optional.empty();
        }
    }

    private static Optional<String> text(MethodHandle function, int number) {
        try {
            return Optional.of(text((MemorySegment) function.invokeExact(number)))
                    .filter(text -> !text.isBlank());
        } catch (Throwable broken) { // declared so by invokeExact
            LOG.debug("{}", number, broken);
            return Optional.empty();
        }
    }

    /// In the encoding of the locale, as Java takes it too.
    @SuppressWarnings("restricted") // a string ends at its zero
    private static String text(MemorySegment address) {
        MemorySegment string = address.reinterpret(Long.MAX_VALUE, Arena.global(), _ -> {});
        List<Byte> bytes = new ArrayList<>();
        for (byte each = string.get(ValueLayout.JAVA_BYTE, 0);
                each != 0;
                each = string.get(ValueLayout.JAVA_BYTE, bytes.size())) {
            bytes.add(each);
        }
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return new String(all, Charset.forName(System.getProperty("native.encoding")));
    }
}
