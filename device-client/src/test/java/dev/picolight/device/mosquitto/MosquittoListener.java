package dev.picolight.device.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A `mosquitto_sub` that keeps what it hears.
public final class MosquittoListener implements AutoCloseable {
    private final Tool tool;

    MosquittoListener(String... command) {
        tool = Tool.start(command);
    }

    /// Topic and text of each message so far, with a space between.
    public List<String> heard() {
        return tool.output().lines().toList();
    }

    /// Waits until it has heard this.
    public void awaitHeard(String topicAndText) {
        assertThat(tool.waitForOutput(topicAndText + "\n"))
                .as("«%s» heard; there was %s", topicAndText, heard())
                .isTrue();
    }

    /// Waits until it has heard something that begins with this.
    public void awaitHeardBeginning(String topicAndText) {
        assertThat(tool.waitForOutput(topicAndText))
                .as("«%s…» heard; there was %s", topicAndText, heard())
                .isTrue();
    }

    @Override
    public void close() {
        tool.kill();
    }
}
