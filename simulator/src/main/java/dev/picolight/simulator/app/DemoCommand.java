package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The whole path once, before one's eyes: broker, board, a message, light.
@Command(
        name = "demo",
        description =
                "Start a broker and a simulated Pico W, publish messages, and watch the LED follow.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0 when the LED followed every message, 1 when it did not within 5 s (with --once or without a terminal), 2: wrong usage, 6: the broker could not start. On a terminal it stays until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration LED_LIMIT = Duration.ofSeconds(5);
    private static final Duration ONLINE_LIMIT = Duration.ofSeconds(30);
    private static final Duration TIME_TO_SEE_IT = Duration.ofMillis(700);
    private static final boolean LIT = true;
    private static final boolean DARK = false;

    /// One message, and what the LED must do.
    private record Step(String message, List<Boolean> light) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step("測試訊息", List.of(LIT)),
                    new Step("OFF", List.of(DARK)),
                    new Step("BLINK 3 200 200", List.of(LIT, DARK, LIT, DARK, LIT, DARK)),
                    new Step("ON", List.of(LIT)));

    @Option(names = "--once", description = "end after the last step, also on a terminal")
    private boolean once;

    @Option(
            names = "--room",
            defaultValue = "客廳",
            paramLabel = "ROOM",
            description = "the LED's room (default: ${DEFAULT-VALUE})")
    private String room = "";

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "FACTOR",
            converter = Converters.OfPace.class,
            description = "how fast the board boots; 1 is as a real one does")
    private Pace pace = Pace.REAL;

    @Override
    public Integer call() throws InterruptedException {
        DeviceSettings settings = Desk.oneLed("pico-w", room, Desk.BROKER);
        Screen screen = Screen.ofStandardOutput();
        screen.heading("PicoLight: a message lights an LED");
        screen.line("  publish ──► broker ──► simulated Pico W ──► ● LED");
        screen.line("");
        MonotonicTime time = new MonotonicTime();
        screen.event(time.elapsed(), Actor.BROKER, "starts");
        try (EmbeddedBroker broker = Desk.startBroker(BrokerOptions.defaults());
                Desk desk =
                        new Desk(
                                settings,
                                new VirtualLan(Desk.SSID, List.of(Desk.leadsTo(broker))),
                                Stack.PICO_W,
                                pace,
                                System.nanoTime(),
                                screen,
                                time)) {
            return show(desk, broker, screen).number();
        }
    }

    private ExitCode show(Desk desk, EmbeddedBroker broker, Screen screen)
            throws InterruptedException {
        desk.introduce(broker.address());
        desk.powerOn();
        DeviceProfile.Room first = desk.profile().rooms().getFirst();
        TopicName topic = DeviceProfile.roomCommands(first);
        try (SeparateClient client =
                SeparateClient.connectWhen(
                        broker.address(), desk.profile().status(), "online", ONLINE_LIMIT)) {
            for (Step step : STEPS) {
                Thread.sleep(TIME_TO_SEE_IT);
                if (!follows(desk, client, topic, step)) {
                    screen.trouble(
                            "The LED did not follow «%s» within %d s."
                                    .formatted(step.message(), LED_LIMIT.toSeconds()));
                    return ExitCode.FAILED;
                }
            }
        } catch (IOException failed) {
            screen.trouble("The demo could not go on: %s.".formatted(failed.getMessage()));
            return ExitCode.FAILED;
        }
        screen.line("");
        screen.heading("The LED followed all %d messages.".formatted(STEPS.size()));
        if (once || !screen.isTerminal()) {
            return ExitCode.OK;
        }
        invite(screen, broker, topic);
        desk.join();
        return ExitCode.INTERNAL; // after Ctrl-C the process has its own number
    }

    /// Publishes and waits for the light.
    private static boolean follows(Desk desk, SeparateClient client, TopicName topic, Step step)
            throws InterruptedException {
        desk.light().clear();
        desk.say(Actor.YOU, "publish to %s: %s".formatted(topic, step.message()));
        long published = System.nanoTime();
        client.publish(topic, step.message());
        Optional<Duration> took = desk.light().await(step.light(), published, LED_LIMIT);
        took.ifPresent(span ->
                desk.say(
                        Actor.LED,
                        "followed %.1f ms after the message was published"
                                .formatted(span.toNanos() / 1e6)));
        return took.isPresent();
    }

    private static void invite(Screen screen, EmbeddedBroker broker, TopicName topic) {
        screen.heading("Now you. In another terminal:");
        for (String message : List.of("OFF", "BLINK 5", "你好")) {
            screen.line("  " + MosquittoPub.line(broker.address(), topic, message));
        }
        screen.line("Ctrl-C ends it.");
        screen.line("");
    }
}
