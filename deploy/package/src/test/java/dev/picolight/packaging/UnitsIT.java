package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The units, as systemd reads them. That they work is tried on the emulated Raspberry Pi.
class UnitsIT {
    private static final double EXPOSURE_MAX = 3.0;
    private static final Pattern EXPOSURE =
            Pattern.compile("Overall exposure level for \\S+: ([0-9.]+) ");

    @TempDir Path folder;

    private Path units() {
        return Built.unpackDeb(folder).resolve("usr/lib/systemd/system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"picolight.service", "picolight-aot.service"})
    void isUnderstoodBySystemd(String unit) throws IOException {
        Command.need("systemd-analyze", "systemd");
        Path file = units().resolve(unit);
        // which is not installed on this machine
        Files.writeString(file, Built.text(file).replace("/usr/bin/picolight", "/bin/true"));
        Command verify = Command.run("systemd-analyze verify --man=no '%s'".formatted(file));
        assertThat(verify.printed().lines().filter(line -> line.contains(unit))).isEmpty();
        assertThat(verify.code()).as(verify.printed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"picolight.service", "picolight-aot.service"})
    void mayDoLittle(String unit) {
        Command.need("systemd-analyze", "systemd");
        String table =
                Command.output(
                        "systemd-analyze security --offline=true --no-pager '%s'"
                                .formatted(units().resolve(unit)));
        Matcher exposure = EXPOSURE.matcher(table);
        assertThat(exposure.find()).as(table).isTrue();
        assertThat(Double.parseDouble(exposure.group(1)))
                .as(table)
                .isLessThanOrEqualTo(EXPOSURE_MAX);
    }

    @Test
    void theDeviceWaitsForNetworkAndBrokerItself() {
        assertThat(Built.text(units().resolve("picolight.service")))
                .doesNotContainPattern("(?m)^(After|Wants|Requires)=.*(network|mosquitto)");
    }

    /// Each of these holds a promise of the manual; what it does is tried on the emulated Raspberry
    /// Pi.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type=notify",
                "WatchdogSec=60",
                "Restart=on-failure",
                "RestartPreventExitStatus=2 3 4",
                "SuccessExitStatus=130 143",
                "LoadCredential=picolight.broker-password",
                "SupplementaryGroups=gpio",
                "DeviceAllow=char-gpiochip rw",
                "StartLimitIntervalSec=0"
            })
    void theServiceSays(String line) {
        assertThat(Built.text(units().resolve("picolight.service")).lines()).contains(line);
    }

    /// The one line of shell in a unit: what it does after each way to end.
    @ParameterizedTest
    @CsvSource({
        "success, 143, no",
        "exit-code, 3, no",
        "exit-code, 5, no",
        "exit-code, 69, no",
        "exit-code, 70, yes",
        "exit-code, 1, yes",
        "signal, KILL, yes",
        "watchdog, ABRT, yes",
        "core-dump, ABRT, yes",
        "timeout, KILL, yes",
        "oom-kill, KILL, yes"
    })
    void theLedIsDarkenedAfterACrashOnly(String result, String status, String darkened) {
        String line =
                Built.text(units().resolve("picolight.service"))
                        .lines()
                        .filter(each -> each.startsWith("ExecStopPost="))
                        .findFirst()
                        .orElseThrow()
                        .replace("ExecStopPost=", "")
                        .replace("$$", "$")
                        .replace("exec /usr/bin/picolight darken", "echo darkened");
        String said =
                Command.output(
                        "export SERVICE_RESULT=%s EXIT_STATUS=%s; %s"
                                .formatted(result, status, line));
        assertThat(said).isEqualTo(darkened.equals("yes") ? "darkened\n" : "");
    }
}
