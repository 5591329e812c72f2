package dev.picolight.simulator.scenario;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with variables: `${room}/message`. `$${` stands for `${` itself.
record Template(String text) {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$\\{|\\$\\{([\\p{L}_][\\p{L}\\p{M}\\p{N}_-]*)\\}");

    /// The names of all variables in it.
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /// @throws IllegalArgumentException with words for the user, when a variable has no value yet
    String with(Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> {
                    String name = found.group(1);
                    if (name == null) {
                        return Matcher.quoteReplacement("${");
                    }
                    String value = variables.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException(Problems.words().noValueYet(name));
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    static boolean isName(String name) {
        return VARIABLE.matcher("${" + name + "}").matches();
    }
}
