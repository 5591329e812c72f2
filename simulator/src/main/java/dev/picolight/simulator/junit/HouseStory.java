package dev.picolight.simulator.junit;

/// What the house of a failed test did, beside the failure itself: the reports of Maven and IDEs
/// show it as suppressed.
final class HouseStory extends Throwable {
    private static final long serialVersionUID = 1;

    HouseStory(String text) {
        super(text, null, false, false);
    }
}
