package dev.picolight.device.brokersetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see of a change.
class DifferencesTest {
    private static final MosquittoFolder FOLDER = new MosquittoFolder(Path.of("/etc/mosquitto"));
    private static final Path MINE = FOLDER.included().resolve("mine.conf");
    private static final Access ACCESS = new Access("rw-r--r--", "root", "root");

    private static List<String> shown(String before, String after) {
        return Differences.of(
                new FileChange(
                        MINE,
                        Optional.of(new FileState(before, ACCESS)),
                        Optional.of(new FileState(after, ACCESS))),
                FOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remote_password TopSecret",
                "remote_password\tTopSecret",
                "#remote_password TopSecret",
                "  # password TopSecret",
                "bridge_psk TopSecret",
                "auth_opt_mysql_pass TopSecret",
                "plugin_opt_key TopSecret",
                "pi:TopSecret",
            })
    void aSecretBesideTheChangeIsNotShown(String secret) {
        String before = secret + "\nallow_anonymous true\n";
        String after = secret + "\n# allow_anonymous true\n";
        assertThat(shown(before, after))
                .contains("-allow_anonymous true", "+# allow_anonymous true")
                .noneMatch(line -> line.contains("TopSecret"))
                .anyMatch(line -> line.endsWith("…"));
        assertThat(shown(after, before)).noneMatch(line -> line.contains("TopSecret"));
    }

    @Test
    void otherLinesAreShownAsTheyAre() {
        assertThat(shown("  # the hall: mine\n\npassword_file a\n", "  # the hall: mine\n\n"))
                .contains("   # the hall: mine", " ", "-password_file a");
    }
}
