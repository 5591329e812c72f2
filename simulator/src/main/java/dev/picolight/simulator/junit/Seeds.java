package dev.picolight.simulator.junit;

import dev.picolight.simulator.junit.ChosenSeed.Origin;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.AnnotationSupport;

/// Which seed a test's house gets.
final class Seeds {
    /// How JUnit ends the unique id of an invocation.
    private static final Pattern INVOCATION = Pattern.compile("#(\\d+)\\]$");

    private Seeds() {}

    /// @param keeper whose house it is
    static ChosenSeed of(PicoSim wish, ExtensionContext keeper) {
        return argument(keeper)
                .or(() -> keeper.getConfigurationParameter(ChosenSeed.PARAMETER).map(Seeds::parse))
                .orElseGet(() -> new ChosenSeed(wish.seed() + repetition(keeper), Origin.SETUP));
    }

    private static ChosenSeed parse(String text) {
        try {
            return ChosenSeed.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new ExtensionConfigurationException(
                    String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Optional<ChosenSeed> argument(ExtensionContext keeper) {
        return keeper.getTestMethod().stream()
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(it -> it.isAnnotationPresent(Seed.class))
                .findFirst()
                .flatMap(it -> argument(it, keeper));
    }

    private static Optional<ChosenSeed> argument(Parameter seed, ExtensionContext keeper) {
        try {
            return OfParameterizedTests.value(seed, keeper)
                    .map(number -> new ChosenSeed(number, Origin.ARGUMENT));
        } catch (NoClassDefFoundError withoutParameterizedTests) {
            return Optional.empty();
        }
    }

    /// Whether the parameter is an argument of a parameterized test.
    static boolean isArgument(Parameter seed, ExtensionContext context) {
        return argument(seed, context).isPresent();
    }

    /// 0 for the first one, and where nothing is repeated.
    private static long repetition(ExtensionContext keeper) {
        if (!AnnotationSupport.isAnnotated(keeper.getTestMethod(), RepeatedTest.class)) {
            return 0;
        }
        Matcher invocation = INVOCATION.matcher(keeper.getUniqueId());
        return invocation.find() ? Long.parseLong(invocation.group(1)) - 1 : 0;
    }

    /// Apart, because `junit-jupiter-params` may be missing.
    private static final class OfParameterizedTests {
        static Optional<Long> value(Parameter seed, ExtensionContext context) {
            ParameterInfo info = ParameterInfo.get(context);
            return info == null
                    ? Optional.empty()
                    : info.getDeclarations().getAll().stream()
                            .filter(it -> it.getAnnotatedElement().equals(seed))
                            .map(it -> info.getArguments().getLong(it.getParameterIndex()))
                            .findFirst();
        }
    }
}
