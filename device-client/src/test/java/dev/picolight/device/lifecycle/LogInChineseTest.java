package dev.picolight.device.lifecycle;

import static dev.picolight.device.words.Language.SIMPLIFIED_CHINESE;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Speaking;
import org.junit.jupiter.api.Test;

class LogInChineseTest {
    @Test
    void aRetainedCommandIsToldWithTheCommandThatClearsIt() {
        TopicName topic = new TopicName("客廳/message");

        assertThat(Speaking.in(TRADITIONAL_CHINESE, () -> Sentences.retainedCommand(topic).text()))
                .isEqualTo(
                        "客廳/message 帶有 retain 旗標，所以 broker 會保留它；指令不該被保留。要清除：mosquitto_pub -r -n -t '客廳/message'");
        assertThat(Speaking.in(SIMPLIFIED_CHINESE, () -> Sentences.retainedCommand(topic).text()))
                .startsWith("客廳/message 带有 retain 标志");
    }
}
