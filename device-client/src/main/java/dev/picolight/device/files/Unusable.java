package dev.picolight.device.files;

/// Why a file is of no use. Holds nothing of its content.
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param words to follow the file's name, such as `is empty`; no full stop
    public Unusable(String words) {
        super(words, null, false, false);
    }

    /// What is wrong, to follow the file's name.
    public String words() {
        return String.valueOf(getMessage());
    }
}
