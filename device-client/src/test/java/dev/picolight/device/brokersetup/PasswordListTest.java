package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.device.mqtt.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordListTest {
    /// Made by `mosquitto_passwd` 2.0.11.
    private static final String BY_MOSQUITTO =
            "$7$101$vA9DW+QAEmyjm0JK$t1QJMYNZlxyvDdaZ5UBPNsr72gHx5NKwF6FhxGy5tk5HywiR1Vj/y19iDkUQiCKcmQcPd1hGJOlv6XE5HTA4bw==";

    private static final Secret PASSWORD = new Secret("祕密 pässwörd");

    @Test
    void hashesAsMosquittoDoes() {
        byte[] salt = Base64.getDecoder().decode("vA9DW+QAEmyjm0JK");
        assertThat(PasswordHash.of(PASSWORD, salt)).isEqualTo(BY_MOSQUITTO);
    }

    @Test
    void saltsEachTimeAnew() {
        SecureRandom chance = new SecureRandom();
        assertThat(PasswordHash.of(PASSWORD, chance))
                .matches("\\$7\\$101\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{86}==")
                .isNotEqualTo(PasswordHash.of(PASSWORD, chance));
    }

    @Test
    void keepsWhatElseStandsInTheFile() {
        PasswordList list = PasswordList.of("# mine\npi:" + BY_MOSQUITTO + "\n\nandere:x\n");
        PasswordList changed =
                list.with(new UserName("ke-ting-1"), PASSWORD, new SecureRandom())
                        .with(new UserName("pi"), PASSWORD, new SecureRandom());
        assertThat(changed.users()).containsExactly("pi", "andere", "ke-ting-1");
        assertThat(changed.lines()).contains("# mine", "", "andere:x");
        assertThat(changed.lines().get(1)).startsWith("pi:$7$").isNotEqualTo(list.lines().get(1));
        assertThat(changed.without(new UserName("ke-ting-1")).without(new UserName("pi")).text())
                .isEqualTo("# mine\n\nandere:x\n");
    }

    @Test
    void hashesWhatStandsThereAsItIsTyped() {
        PasswordList list =
                PasswordList.of("# a:b\npi:rasp:berry\nother:" + BY_MOSQUITTO + "\nempty:\n");
        PasswordList hashed = list.hashed(new SecureRandom());
        assertThat(hashed.lines())
                .contains("# a:b", "other:" + BY_MOSQUITTO, "empty:")
                .doesNotContain("pi:rasp:berry");
        byte[] salt = Base64.getDecoder().decode(hashed.lines().get(1).split("\\$", -1)[3]);
        assertThat(hashed.lines().get(1))
                .isEqualTo("pi:" + PasswordHash.of(new Secret("rasp:berry"), salt));
    }

    @Test
    void aUserWhoseNameBeginsLikeAnotherIsAnother() {
        PasswordList list = PasswordList.of("pi2:x\n");
        assertThat(list.has(new UserName("pi"))).isFalse();
        assertThat(list.without(new UserName("pi"))).isEqualTo(list);
    }

    @Test
    void showsNoHashAndNoPlainPassword() {
        assertThat(List.of("pi:" + BY_MOSQUITTO, "pi:raspberry", "# a comment"))
                .extracting(PasswordList::shown)
                .containsExactly("pi:$7$101$vA9D…", "pi:(not shown)", "# a comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "#pi", ".pi", "../pi", "a b", "a\nb", "a/b", "+"})
    void refusesNamesThatWouldBreakAFile(String name) {
        assertThatThrownBy(() -> new UserName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 to 64 letters");
    }
}
