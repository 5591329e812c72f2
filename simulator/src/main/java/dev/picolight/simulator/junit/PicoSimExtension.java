package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.IncompleteExecutionException;

/// Makes the house that [PicoSim] asks for before each test, gives it to the test's parameters, and
/// closes it afterwards.
public final class PicoSimExtension
        implements BeforeEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    /// For JUnit.
    public PicoSimExtension() {}

    /// A constructor's parameters are of the test, too, not of its class.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(
            ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Wanted.by(context).session();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.isOurs(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context)
            throws ParameterResolutionException {
        return Parameters.value(parameter.getParameter(), Wanted.by(context).session());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
            throws Throwable {
        throw withStory(context, thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown)
            throws Throwable {
        throw withStory(context, thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown)
            throws Throwable {
        throw withStory(context, thrown);
    }

    /// What our own assertions throw tells it already; who aborts a test needs no story.
    private static Throwable withStory(ExtensionContext context, Throwable thrown) {
        boolean told =
                thrown instanceof AssertionFailedError
                        && String.valueOf(thrown.getMessage())
                                .startsWith(Words.of(ExpectationWords.class).expected(""));
        if (!told && !(thrown instanceof IncompleteExecutionException)) {
            Wanted.by(context)
                    .sessionIfMade()
                    .ifPresent(it -> thrown.addSuppressed(new HouseStory(Story.of(it).ofHouse())));
        }
        return thrown;
    }
}
