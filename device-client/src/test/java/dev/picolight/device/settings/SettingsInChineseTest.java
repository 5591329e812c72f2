package dev.picolight.device.settings;

import static dev.picolight.device.words.Language.SIMPLIFIED_CHINESE;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Speaking;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsInChineseTest {
    private static final String MANY_MISTAKES =
            """
            broker:
              host: mqtt://broker
              prot: 1883
              keep-alive: 30
              user: pi
              password-file: none.txt
            leds:
              - room: 客廳
                bcm-pin: 99
                polarity: active_low
              - room: /臥室
            """;

    @TempDir private Path folder;

    @Test
    void everyProblemIsToldInTraditionalChinese() {
        assertThat(problems(TRADITIONAL_CHINESE))
                .containsExactly(
                        "2:9: broker.host «mqtt://broker»: broker 的主機 «mqtt://broker» 開頭帶有通訊協定（scheme）：只要寫名稱或位址",
                        "3:3: broker.prot: 未知的鍵：您是不是要寫 «port»？",
                        "4:15: broker.keep-alive «30»: 沒有單位：請寫例如 30s，表示秒",
                        "6:18: broker.password-file （不顯示）: 沒有這個檔案（檔名不顯示，因為那可能就是密碼本身）：請用 (umask 077; cat > /etc/picolight/password) 把密碼單獨寫進檔案，輸入密碼後按 Enter 和 Ctrl-D，再把該檔名寫在這裡，或設定環境變數 PICOLIGHT_PASSWORD",
                        "9:14: leds[0].bcm-pin «99»: 沒有可用的腳位是 BCM 編號 99：請選 2 到 27（GPIO 17 在排針的第 11 腳）",
                        "10:15: leds[0].polarity «active_low»: 應為 active-high 或 active-low；您是不是要寫 «active-low»？",
                        "11:5: leds[1]: 沒有說明 LED 在哪裡：請加上 bcm-pin: 17 或 on-board: true",
                        "11:11: leds[1].room «/臥室»: 房間 «/臥室» 有一層是空的：斜線只能放在兩層之間，例如 二樓/客廳");
    }

    @Test
    void andInSimplifiedChinese() {
        assertThat(problems(SIMPLIFIED_CHINESE))
                .contains(
                        "3:3: broker.prot: 未知的键：您是不是要写 «port»？",
                        "9:14: leds[0].bcm-pin «99»: 没有可用的引脚是 BCM 编号 99：请选 2 到 27（GPIO 17 在排针的第 11 脚）");
    }

    @Test
    void warningsToo() {
        SettingsFixture settings = new SettingsFixture(folder);

        assertThat(
                        Speaking.in(
                                TRADITIONAL_CHINESE,
                                () ->
                                        settings.accepted(
                                                        """
                                                        broker: {host: broker.lan, user: pi}
                                                        leds: [{room: 客廳, bcm-pin: 17}]
                                                        """)
                                                .warnings()))
                .singleElement()
                .extracting(SettingsProblem::words)
                .isEqualTo(
                        "有寫，卻沒有密碼：請用 password-file 指出檔案，或把 credential picolight.broker-password 交給服務，或設定環境變數 PICOLIGHT_PASSWORD");
    }

    private List<String> problems(Language language) {
        SettingsFixture settings = new SettingsFixture(folder);
        return Speaking.in(language, () -> settings.read(MANY_MISTAKES).toString())
                .replace(settings.file + ":", "")
                .lines()
                .toList();
    }
}
