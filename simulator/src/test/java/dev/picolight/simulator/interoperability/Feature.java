package dev.picolight.simulator.interoperability;

/// What a publisher and the device do with each other; a column of the matrix.
enum Feature {
    QOS_0("QoS 0"),
    QOS_1("QoS 1"),
    QOS_2("QoS 2"),
    RETAINED("retained"),
    WORDS("words, JSON, device topic"),
    ANSWER("answer");

    private final String title;

    Feature(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
