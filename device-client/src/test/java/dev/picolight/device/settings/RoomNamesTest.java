package dev.picolight.device.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNamesTest {
    private static final RoomNames NAMES =
            new RoomNames(List.of("客廳", "二樓/臥室", "Living Room", "陽台"));

    @ParameterizedTest
    @CsvSource({
        "客厅, 客廳, Traditional",
        "二楼/卧室, 二樓/臥室, Traditional",
        "阳台, 陽台, Traditional",
        "陽臺, 陽台, Traditional",
        "客 廳, 客廳, space",
        "living room, Living Room, case",
        "ＬＩＶＩＮＧ ＲＯＯＭ, Living Room, width",
        "LivingRoom, Living Room, space",
        "living_room, Living Room, space",
        "Livng Room, Living Room, one character",
    })
    void findsTheNameThatWasMeant(String asked, String meant, String how) {
        assertThat(NAMES.near(asked))
                .hasValueSatisfying(near -> {
                    assertThat(near.known()).isEqualTo(meant);
                    assertThat(near.how()).contains(how);
                });
        assertThat(NAMES.has(asked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"廚房", "客房", "bath", "Dining Room", "客廳/message"})
    void doesNotGuessWildly(String asked) {
        assertThat(NAMES.near(asked)).isEmpty();
    }

    @Test
    void usesTheFormInWhichDevicesListen() {
        assertThat(RoomNames.checked("cafe\u0301")).isEqualTo("caf\u00e9");
        assertThatThrownBy(() -> RoomNames.checked("客廳/#")).hasMessageContaining("wildcard");
    }

    /// What is kept over a power cut is written line by line, and so is the log.
    @ParameterizedTest
    @ValueSource(strings = {"客\u2028廳", "客\u2029廳", "客\n廳", "客\u0085廳"})
    void aRoomIsOneLine(String room) {
        assertThatThrownBy(() -> RoomNames.checked(room))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
