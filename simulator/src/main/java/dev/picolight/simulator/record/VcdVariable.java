package dev.picolight.simulator.record;

/// A wire of a value change dump.
///
/// @param code what stands for it in the changes
record VcdVariable(String code, String name) {
    private static final char FIRST = '!';
    private static final int CODES = '~' - '!' + 1;

    /// @param number 0 for the first
    static VcdVariable wire(int number, String name) {
        return new VcdVariable(code(number), name);
    }

    private static String code(int number) {
        StringBuilder code = new StringBuilder();
        int rest = number;
        do {
            code.append((char) (FIRST + rest % CODES));
            rest = rest / CODES - 1;
        } while (rest >= 0);
        return code.toString();
    }

    String declaration() {
        return "$var wire 1 %s %s $end".formatted(code, name);
    }

    /// A change.
    String value(boolean high) {
        return (high ? "1" : "0") + code;
    }
}
