package dev.picolight.device.words;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives the sentences of a [Localized] interface. For any thread.
public final class Words {
    private static final ResourceBundle.Control PROPERTIES_ALONE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<Wanted, Object> MADE = new ConcurrentHashMap<>();

    private record Wanted(Class<?> sentences, Language language) {}

    private Words() {}

    /// The sentences in the language of the user.
    public static <T> T of(Class<T> sentences) {
        return in(Language.ofUser(), sentences);
    }

    /// The sentences in this language.
    ///
    /// @param sentences an interface that is [Localized]
    public static <T> T in(Language language, Class<T> sentences) {
        return sentences.cast(
                MADE.computeIfAbsent(
                        new Wanted(sentences, language), _ -> made(sentences, language)));
    }

    private static Object made(Class<?> sentences, Language language) {
        if (!sentences.isAnnotationPresent(Localized.class)) {
            throw new IllegalArgumentException(sentences + " is not localized");
        }
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        sentences.getName(),
                        language.locale(),
                        sentences.getClassLoader(),
                        PROPERTIES_ALONE);
        return Proxy.newProxyInstance(
                sentences.getClassLoader(), new Class<?>[] {sentences}, new Speaker(bundle));
    }

    /// A bundle that stands beside a class, for those who want more than sentences of our own.
    ///
    /// @return empty when there is none in this language
    public static Optional<ResourceBundle> bundle(Language language, Class<?> beside, String name) {
        try {
            return Optional.of(
                    ResourceBundle.getBundle(
                            beside.getPackageName() + "." + name,
                            language.locale(),
                            beside.getClassLoader(),
                            PROPERTIES_ALONE));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }

    private record Speaker(ResourceBundle bundle) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object @Nullable [] given) {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, given);
            }
            List<Object> values = given == null ? List.of() : Arrays.asList(given);
            String key = method.getName();
            if (!values.isEmpty() && values.getFirst() instanceof Enum<?> constant) {
                key += "." + constant.name();
                values = values.subList(1, values.size());
            }
            return text(key).formatted(values.toArray());
        }

        /// A word that is missing must not cost the user what it would have told about.
        private String text(String key) {
            try {
                return bundle.getString(key);
            } catch (MissingResourceException missing) {
                return key.toLowerCase(Locale.ROOT).replace('_', ' ').replace("%", "%%");
            }
        }

        @SuppressWarnings("ReferenceEquality") // as Object does it
        private Object ofObject(Object proxy, Method method, Object @Nullable [] given) {
            return switch (method.getName()) {
                case "equals" -> given != null && proxy == given[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> bundle.getBaseBundleName();
            };
        }
    }
}
