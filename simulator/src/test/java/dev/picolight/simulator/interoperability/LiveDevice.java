package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.app.Equipment;
import dev.picolight.device.app.HostDialer;
import dev.picolight.device.app.HostNetwork;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.app.RunningDevice;
import dev.picolight.device.lifecycle.Backoff;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.settings.SettingsProblems;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.settings.SettingsReading;
import dev.picolight.led.InMemoryLed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// The device as a Raspberry Pi runs it, from its settings file to Paho and the machine's network;
/// only its pins are in memory.
final class LiveDevice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<InMemoryLed> leds;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final RunningDevice device;

    private LiveDevice(DevicePlan plan) {
        leds =
                plan.profile().rooms().stream()
                        .map(_ -> new InMemoryLed(new MonotonicTime()))
                        .toList();
        device =
                new RunningDevice(
                        plan.profile(),
                        plan.timing()
                                .withBackoff(
                                        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)),
                                        plan.timing().stable()),
                        leds,
                        new Equipment(
                                new HostNetwork(true),
                                new PahoConnection(
                                        plan.connect(), new HostDialer(), new MonotonicTime())),
                        new Random(1),
                        report -> reports.add("%s %s".formatted(report.severity(), report.text())));
        device.start();
    }

    /// One LED in 客廳.
    static LiveDevice inLivingRoom(Path folder, BrokerAddress broker, String... brokerLines) {
        return start(folder, broker, List.of("客廳"), brokerLines);
    }

    /// Starts it as `pi-1`, with the user that every [LiveBroker] knows.
    ///
    /// @param folder for its files
    /// @param brokerLines further lines of the settings, under `broker`
    static LiveDevice start(
            Path folder, BrokerAddress broker, List<String> rooms, String... brokerLines) {
        try {
            Path password = Files.writeString(folder.resolve("password"), LiveBroker.PASSWORD);
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            String settings =
                    Stream.of(
                                    Stream.of(
                                            "id: pi-1",
                                            "broker:",
                                            "  host: " + broker.host(),
                                            "  port: " + broker.port(),
                                            "  allow-loopback: true",
                                            "  user: " + LiveBroker.USER,
                                            "  password-file: password"),
                                    Arrays.stream(brokerLines).map(line -> "  " + line),
                                    Stream.of("leds:"),
                                    rooms.stream()
                                            .flatMap(room ->
                                                    Stream.of(
                                                            "  - room: " + room,
                                                            "    bcm-pin: "
                                                                    + (2 + rooms.indexOf(room)))))
                            .flatMap(lines -> lines)
                            .collect(Collectors.joining("\n"));
            Path file = Files.writeString(folder.resolve("device.yaml"), settings);
            return switch (new SettingsReader(Map.of(), Optional::empty).read(file)) {
                case SettingsReading.Accepted(var accepted, var warnings) -> {
                    assertThat(warnings).isEmpty();
                    yield new LiveDevice(DevicePlan.of(accepted));
                }
                case SettingsProblems problems -> fail(problems.toString());
            };
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    LiveDevice awaitOnline() {
        awaitReport("online at");
        return this;
    }

    void awaitLit() {
        awaitLit(0, true);
    }

    void awaitDark() {
        awaitLit(0, false);
    }

    void awaitLit(int led, boolean lit) {
        await(
                "LED %d is %s".formatted(led, lit ? "lit" : "dark"),
                () -> leds.get(led).isLit() == lit);
    }

    boolean isLit() {
        return leds.getFirst().isLit();
    }

    /// How often the light has changed.
    int changes() {
        return leds.getFirst().history().size();
    }

    void awaitChanges(int count) {
        await(count + " changes", () -> changes() >= count);
    }

    /// Waits for a line with all these words.
    void awaitReport(String... words) {
        await(List.of(words).toString(), () -> count(words) > 0);
    }

    /// Waits until there are so many lines with these words.
    void awaitReports(int count, String... words) {
        await("%d × %s".formatted(count, List.of(words)), () -> count(words) >= count);
    }

    private long count(String... words) {
        return reports.stream()
                .filter(line -> Arrays.stream(words).allMatch(line::contains))
                .count();
    }

    List<String> reports() {
        return List.copyOf(reports);
    }

    private void await(String what, java.util.function.BooleanSupplier isSo) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(isSo::getAsBoolean);
        } catch (ConditionTimeoutException late) {
            fail(
                    "not within %s: %s. The device said:%n%s",
                    PATIENCE, what, String.join("\n", reports));
        }
    }

    @Override
    public void close() {
        device.close();
        assertThat(reports).noneMatch(line -> line.contains(LiveBroker.PASSWORD));
    }
}
