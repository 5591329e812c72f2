package dev.picolight.device.diagnosis;

import static dev.picolight.device.words.Language.ENGLISH;
import static dev.picolight.device.words.Language.SIMPLIFIED_CHINESE;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Speaking;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedDiagnosisTest {
    private final LedFault busy =
            new LedFault(Kind.LINE_BUSY, "GPIO 17", "gpioset", "Device or resource busy");
    private final LedFault notPermitted =
            new LedFault(
                    Kind.NOT_PERMITTED, "pi", "/dev/gpiochip0", "root", "gpio", "rw-rw----", "pi");

    @Test
    void namesTheHolderOfALine() {
        LedDiagnosis said = LedDiagnosis.of(busy);
        assertThat(said.sentence())
                .isEqualTo(
                        "GPIO 17 is in use by gpioset: Device or resource busy. Stop that program, take a driver's dtoverlay out of /boot/firmware/config.txt, or choose another bcm-pin in the settings. All holders: gpioinfo");
        assertThat(said.command()).contains("gpioinfo");
    }

    @Test
    void namesTheGroupAndTheCommandToJoinIt() {
        LedDiagnosis denied = LedDiagnosis.of(notPermitted);
        assertThat(denied.cause())
                .isEqualTo(
                        "the user pi may not open /dev/gpiochip0, which belongs to root, group gpio, with rw-rw----");
        assertThat(denied.remedy())
                .isEqualTo(
                        "Add the user to the group, then log in again (a service: restart it): sudo usermod -aG gpio pi");
        assertThat(denied.command()).contains("sudo usermod -aG gpio pi");
    }

    @Test
    void neverTellsToJoinRoot() {
        LedFault ofRoot =
                new LedFault(
                        Kind.PERMITTED_TO_NO_GROUP,
                        "pi",
                        "/dev/gpiochip0",
                        "root",
                        "root",
                        "rw-rw----",
                        "pi");
        assertThat(LedDiagnosis.of(ofRoot).remedy())
                .contains("udev", "sudo usermod -aG gpio pi")
                .doesNotContain("-aG root");
    }

    @Test
    void speaksTraditionalChinese() {
        assertThat(in(TRADITIONAL_CHINESE, busy).cause())
                .isEqualTo("GPIO 17 正被 gpioset 使用：Device or resource busy");
        assertThat(in(TRADITIONAL_CHINESE, notPermitted).remedy())
                .isEqualTo("請把使用者加入群組，再重新登入（若是服務，請重新啟動服務）：sudo usermod -aG gpio pi");
    }

    @Test
    void speaksSimplifiedChinese() {
        assertThat(Speaking.in(SIMPLIFIED_CHINESE, () -> LedDiagnosis.of(notPermitted).sentence()))
                .isEqualTo(
                        "用户 pi 不能打开 /dev/gpiochip0，它属于 root，组 gpio，权限 rw-rw----。请把用户加入该组，再重新登录（如果是服务，请重启服务）：sudo usermod -aG gpio pi");
    }

    /// Each language, and each kind, uses the facts of the kind and no others.
    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysSomethingOfEveryKindInEveryLanguage(Kind kind) {
        LedFault fault = new LedFault(kind, "eins", "zwei", "drei", "vier", "fünf", "sechs");
        for (Language language : Language.values()) {
            LedDiagnosis said = in(language, fault);
            assertThat(said.cause()).as("%s in %s", kind, language).isNotBlank();
            assertThat(said.remedy()).as("%s in %s", kind, language).isNotBlank();
            assertThat(said.command()).isEqualTo(in(ENGLISH, fault).command());
        }
    }

    @Test
    void keepsTheWordsOfAnotherLed() {
        LedDiagnosis other = LedDiagnosis.of(LedFault.other("the wire is loose", "Push it in."));
        assertThat(other.lines()).isEqualTo("the wire is loose.%nPush it in.".formatted());
        assertThat(other.lost().sentence())
                .isEqualTo(
                        "its pin was given back and cannot be taken again: the wire is loose. Push it in. Then reload the settings, which tries it again.");
    }

    private static LedDiagnosis in(Language language, LedFault fault) {
        return Speaking.in(language, () -> LedDiagnosis.of(fault));
    }
}
