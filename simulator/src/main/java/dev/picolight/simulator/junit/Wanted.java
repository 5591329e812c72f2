package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// What a test wants: the [PicoSim] that counts for it, and where its house is kept.
///
/// @param at the method or class at which it stands
/// @param keeper whose end is the house's end
record Wanted(
        PicoSim wish, AnnotatedElement at, ExtensionContext context, ExtensionContext keeper) {
    private static final ExtensionContext.Namespace HOUSES =
            ExtensionContext.Namespace.create(PicoSimExtension.class);

    /// @throws ExtensionConfigurationException with words for the user when there is none
    static Wanted by(ExtensionContext context) {
        Optional<Method> method = context.getTestMethod();
        Optional<PicoSim> own = AnnotationSupport.findAnnotation(method, PicoSim.class);
        if (own.isPresent()) {
            return new Wanted(own.get(), method.orElseThrow(), context, context);
        }
        for (Class<?> type : fromInside(context)) {
            Optional<PicoSim> found = AnnotationSupport.findAnnotation(type, PicoSim.class);
            if (found.isPresent()) {
                return new Wanted(found.get(), type, context, keeper(found.get(), type, context));
            }
        }
        throw new ExtensionConfigurationException(
                Words.of(SetupWords.class)
                        .noAnnotation(
                                method.map(Method::toString).orElse(context.getDisplayName())));
    }

    /// The test's class and those around it.
    private static List<Class<?>> fromInside(ExtensionContext context) {
        List<Class<?>> types = new ArrayList<>(context.getEnclosingTestClasses());
        context.getTestClass().ifPresent(types::add);
        return types.reversed();
    }

    private static ExtensionContext keeper(PicoSim wish, Class<?> type, ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            ExtensionContext candidate = at.get();
            if (candidate.getTestMethod().isEmpty()
                    && candidate.getTestClass().equals(Optional.of(type))) {
                boolean together =
                        candidate
                                .getTestInstanceLifecycle()
                                .equals(Optional.of(TestInstance.Lifecycle.PER_CLASS));
                return wish.shared() || together ? candidate : context;
            }
        }
        return context;
    }

    /// The house, made when it is asked for the first time.
    Session session() {
        return store().computeIfAbsent(at, _ -> begin(), Session.class);
    }

    /// The house, unless nobody has asked for it or it could not be made.
    Optional<Session> sessionIfMade() {
        return Optional.ofNullable(store().get(at, Session.class));
    }

    private ExtensionContext.Store store() {
        return keeper.getStore(HOUSES);
    }

    private Session begin() {
        Houses houses =
                context.getStore(HOUSES).getOrDefault(Houses.class, Houses.class, new RealHouses());
        return Session.begin(
                houses, Setup.of(wish, context.getRequiredTestClass(), Seeds.of(wish, keeper)));
    }

    /// Has the tests below this context get other houses.
    static void replace(ExtensionContext context, Houses houses) {
        context.getStore(HOUSES).put(Houses.class, houses);
    }
}
