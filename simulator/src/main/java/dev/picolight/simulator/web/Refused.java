package dev.picolight.simulator.web;

/// A request that is not done.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;
    private final String about;

    /// @param about what is wrong: a name, a value, or a whole sentence, as the words of this
    ///   trouble want it
    Refused(Trouble trouble, String about) {
        super(trouble + ": " + about, null, false, false);
        this.trouble = trouble;
        this.about = about;
    }

    Trouble trouble() {
        return trouble;
    }

    String about() {
        return about;
    }
}
