package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.device.words.Words;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.pi4j.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// Runs once through what the device does all its life, without GPIO and without a network, so that
/// a JVM that records what it loads (`-XX:AOTCacheOutput`, JEP 514) makes a good cache of it.
///
/// Listens on a port of 127.0.0.1 of its own, for itself alone.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Run once through what the device needs, for a JVM that records it.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RehearseCommand.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ROOM = "客廳";
    private static final List<String> TEXTS =
            List.of(
                    "測試訊息",
                    "OFF",
                    "{\"state\":\"ON\"}",
                    "{\"state\":\"OFF\"}",
                    "BLINK 1 20 20"); // at the end, for the next command would stop it

    /// Lit and dark: by the first two texts, by JSON, by BLINK.
    private static final int CHANGES = 6;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LOG.info("{}", Words.of(ConsoleWords.class).rehearsal());
        MonotonicTime time = new MonotonicTime();
        Rehearsal.run();
        CountDownLatch changes = new CountDownLatch(CHANGES);
        InMemoryLed led = new InMemoryLed(time, false, _ -> changes.countDown());
        try (RehearsalServer server = new RehearsalServer(ROOM + "/message", TEXTS);
                RunningDevice device =
                        DeviceRun.of(
                                settings(server.port()),
                                List.of(led),
                                ServiceManager.ofARehearsal())) {
            device.start();
            if (!changes.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(
                        ExitCode.FAILED,
                        Words.of(ConsoleWords.class)
                                .rehearsalLate(PATIENCE.toSeconds(), changes.getCount(), CHANGES));
            }
        }
        LOG.info("{}", Words.of(ConsoleWords.class).rehearsed(time.elapsed().toMillis()));
        return ExitCode.OK.number();
    }

    private static DeviceSettings settings(int port) throws IOException {
        Path file = Files.createTempFile("picolight", ".yaml");
        try {
            Files.writeString(
                    file,
                    """
                    id: rehearsal
                    broker:
                      host: 127.0.0.1
                      port: %d
                      allow-loopback: true
                    leds:
                      - room: %s
                        bcm-pin: 17
                        polarity: active-high
                        text: light
                    """
                            .formatted(port, ROOM));
            return Console.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
