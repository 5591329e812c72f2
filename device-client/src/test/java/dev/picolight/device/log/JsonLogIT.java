package dev.picolight.device.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program's log as programs read it: every line that it prints.
class JsonLogIT {
    @TempDir private Path folder;

    private List<String> lines(String settings, String... arguments) throws Exception {
        Path file = Files.writeString(folder.resolve("pi.yaml"), settings);
        String withoutGpiod =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> !Path.of(jar).getFileName().toString().contains("gpiod"))
                        .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        withoutGpiod,
                        Main.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PICOLIGHT_SETTINGS", file.toString());
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        return printed.lines().toList();
    }

    @Test
    void everyLineIsAnObjectAlsoWhenTheStartIsRefused() throws IOException, Exception {
        List<String> lines =
                lines(
                        "id: cafe\u0301\nbroker: {host: 192.168.137.113, user: pi}\nleds:\n  - {room: \"客廳\\u202e\\\"\", bcm-pin: 17}\n  - {room: 臥室, bcm-pin: 99}\n",
                        "run",
                        "--log-format",
                        "json",
                        "-v");
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(JsonLineTest.read(line))
                                .containsKeys("time", "level", "logger", "message"));
        assertThat(lines.getLast()).contains("No usable pin has BCM number 99");
    }
}
