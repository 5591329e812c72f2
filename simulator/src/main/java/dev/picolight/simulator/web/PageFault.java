package dev.picolight.simulator.web;

/// The page cannot be where it is wanted: cause and remedy in the user's words.
public final class PageFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    PageFault(String words, Throwable origin) {
        super(words, origin);
    }
}
