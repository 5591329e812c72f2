package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Cause;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearTopicTest {
    @ParameterizedTest
    @CsvSource({
        "Kitchen/message, kitchen/Message, TOPIC_CASE",
        "room 1/message, room １/message, TOPIC_WIDTH",
        "living room/message, livingroom/message, TOPIC_SPACE",
        "客廳/message, '客廳 /message', TOPIC_SPACE",
        "客廳/message, 客廳/message/, TOPIC_SLASH",
        "客廳/message, /客廳/message, TOPIC_SLASH",
        "客廳/message, 客厅/message, TOPIC_SCRIPT",
        "客廳/message, 客厅/Message, TOPIC_OTHERWISE",
        "kitchen/message, kitchn/message, TOPIC_TYPING",
        "客廳/message, 餐廳/message, TOPIC_TYPING"
    })
    void saysInWhichWayTwoTopicsDiffer(String wanted, String heard, Cause way) {
        assertThat(NearTopic.difference(wanted, heard)).contains(way);
        assertThat(NearTopic.difference(heard, wanted)).contains(way);
    }

    @Test
    void seesAnotherUnicodeForm() {
        String composed = "salón/message";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(NearTopic.difference(composed, decomposed)).contains(Cause.TOPIC_UNICODE_FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "客廳/message, 客廳/message",
        "客廳/message, 臥室/message",
        "客廳/message, 客廳/pi-1/state",
        "kitchen/message, bathroom/message"
    })
    void hasNothingToSayAboutTheSameOrAboutOthers(String wanted, String heard) {
        assertThat(NearTopic.difference(wanted, heard)).isEmpty();
    }
}
