package dev.picolight.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "客廳/message, 客廳/message, true",
        "客廳/message, 客厅/message, false",
        "客廳/message, 客廳/message/, false",
        "+/message, 客廳/message, true",
        "+/message, 客廳/燈/message, false",
        "客廳/#, 客廳, true",
        "客廳/#, 客廳/燈/message, true",
        "'#', 客廳/message, true",
        "'#', $SYS/uptime, false",
        "+/uptime, $SYS/uptime, false",
    })
    void matchesAsTheStandardSays(String filter, String topic, boolean expected) {
        assertThat(new TopicFilter(filter).matches(new TopicName(topic))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "客廳+/message", "#/message", "客廳/#x", "a\u0000b", "\ud83d"})
    void refusesWhatIsNoFilter(String text) {
        assertThatThrownBy(() -> new TopicFilter(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void composesDecomposedNames() {
        assertThat(new TopicFilter("cafe\u0301/message"))
                .isEqualTo(new TopicFilter("caf\u00e9/message"));
    }

    /// A requester listens to the Response Topic that it wrote, and to no other.
    @Test
    void aTopicNameStaysAsItWasWritten() {
        assertThat(new TopicName("cafe\u0301/answers").text()).isEqualTo("cafe\u0301/answers");
    }

    @Test
    void aTopicNameHasNoWildcard() {
        assertThatThrownBy(() -> new TopicName("+/message")).hasMessageContaining("+");
    }
}
