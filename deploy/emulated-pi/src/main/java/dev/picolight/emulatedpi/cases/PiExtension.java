package dev.picolight.emulatedpi.cases;

import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Boots a Raspberry Pi for a class of cases, and adds to each failure what helps to understand it.
public final class PiExtension
        implements BeforeAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    /// Configuration parameters of the run.
    public static final String GUEST = "picolight.guest";

    /// The package under test.
    public static final String DEB = "picolight.deb";

    /// The folder of all logs.
    public static final String LOGS = "picolight.logs";

    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(PiExtension.class);
    private static final int LINES_TOLD = 12;

    /// Only JUnit makes one.
    public PiExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        pi(context);
    }

    private static EmulatedPi pi(ExtensionContext context) {
        Class<?> cases = context.getRequiredTestClass();
        // JUnit closes it after the class
        return classContext(context)
                .getStore(OURS)
                .computeIfAbsent(cases, _ -> boot(context, cases), EmulatedPi.class);
    }

    private static ExtensionContext classContext(ExtensionContext context) {
        return context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
    }

    private static EmulatedPi boot(ExtensionContext context, Class<?> cases) {
        Boots boots = cases.getAnnotation(Boots.class);
        try {
            return EmulatedPi.boot(setup(context), boots.value(), boots.kernelOptions());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Setup setup(ExtensionContext context) {
        return new Setup(
                configured(context, GUEST), configured(context, DEB), configured(context, LOGS));
    }

    private static Path configured(ExtensionContext context, String name) {
        return Path.of(context.getConfigurationParameter(name).orElseThrow());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmulatedPi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return pi(context);
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

    private static AssertionError withEvidence(ExtensionContext context, Throwable failure) {
        EmulatedPi pi = pi(context);
        String log;
        try {
            log = new Picolight(pi).log(LINES_TOLD);
        } catch (IOException silent) {
            log = silent.toString();
        }
        return new AssertionError(
                "%s%nThe device said last:%n%s%nAll logs: %s"
                        .formatted(failure.getMessage(), log.indent(4).stripTrailing(), pi.logs()),
                failure);
    }
}
