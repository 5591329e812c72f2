package dev.picolight.simulator.record;

/// A variable of a value change dump.
///
/// @param code what stands for it in the changes
/// @param bits of a vector, 1 for a wire, 0 for a real number
record VcdVariable(String code, String name, int bits) {
    private static final char FIRST = '!';
    private static final int CODES = '~' - '!' + 1;

    /// @param number 0 for the first
    static VcdVariable wire(int number, String name, int bits) {
        return new VcdVariable(code(number), name, bits);
    }

    static VcdVariable real(int number, String name) {
        return new VcdVariable(code(number), name, 0);
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
        return switch (bits) {
            case 0 -> "$var real 64 %s %s $end".formatted(code, name);
            case 1 -> "$var wire 1 %s %s $end".formatted(code, name);
            default -> "$var reg %d %s %s [%d:0] $end".formatted(bits, code, name, bits - 1);
        };
    }

    /// A change to this number.
    String value(int number) {
        return switch (bits) {
            case 0 -> "r%d %s".formatted(number, code);
            case 1 -> number + code;
            default -> bits(Integer.toBinaryString(number));
        };
    }

    /// A change to these binary digits.
    String bits(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return "b%s %s".formatted(significant.isEmpty() ? "0" : significant, code);
    }
}
