package dev.picolight.emulatedpi.cases;

import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Machines;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Hands the cases of a run their Raspberry Pi, which the first one boots and JUnit ends after the
/// last, and adds to each failure what helps to understand it.
public final class PiExtension
        implements ParameterResolver,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    /// Configuration parameter: the folder with the guest.
    public static final String GUEST = "picolight.guest";

    /// Configuration parameter: the package under test.
    public static final String DEB = "picolight.deb";

    /// Configuration parameter: the folder for all that is said.
    public static final String LOGS = "picolight.logs";

    /// Configuration parameter: further options of the kernel, with spaces between.
    public static final String KERNEL_OPTIONS = "picolight.kernel-options";

    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(PiExtension.class);
    private static final Set<Class<?>> OFFERED = Set.of(EmulatedPi.class, Picolight.class);
    private static final int LINES_TOLD = 12;

    /// Only JUnit makes one.
    public PiExtension() {}

    private static EmulatedPi pi(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(EmulatedPi.class, _ -> boot(context), EmulatedPi.class);
    }

    private static Picolight picolight(ExtensionContext context) {
        return store(context)
                .computeIfAbsent(Picolight.class, _ -> new Picolight(pi(context)), Picolight.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(OURS);
    }

    private static EmulatedPi boot(ExtensionContext context) {
        try {
            return EmulatedPi.boot(
                    new Setup(
                            Path.of(configured(context, GUEST)),
                            Path.of(configured(context, DEB)),
                            Path.of(configured(context, LOGS))),
                    configured(context, KERNEL_OPTIONS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String configured(ExtensionContext context, String name) {
        return context.getConfigurationParameter(name).orElseThrow();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Picolight.class
                ? picolight(context)
                : pi(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        if (isQuiet(context)) {
            Machines.haltOthers(pi(context).qmp());
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (isQuiet(context)) {
            Machines.goOn();
        }
    }

    private static boolean isQuiet(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(Quiet.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        throw withEvidence(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(
            ExtensionContext context, Throwable failure) {
        throw withEvidence(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(
            ExtensionContext context, Throwable failure) {
        throw withEvidence(context, failure);
    }

    private static AssertionError withEvidence(ExtensionContext context, Throwable failure) {
        EmulatedPi pi = pi(context);
        String log;
        try {
            log = picolight(context).log(LINES_TOLD);
        } catch (IOException silent) {
            log = silent.toString();
        }
        return new AssertionError(
                "%s%nThe device said last:%n%sAll logs: %s"
                        .formatted(failure.getMessage(), log.indent(4), pi.logs()),
                failure);
    }
}
