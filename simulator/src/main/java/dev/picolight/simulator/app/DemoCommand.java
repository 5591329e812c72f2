package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.HouseTrouble;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The whole path once, before one's eyes: broker, board, a message, light.
@Command(
        name = "demo",
        description =
                "Start a broker and a simulated Pico W, publish messages, and watch the LED follow.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0 when the LED followed every message, 1 when it did not within 5 s (with --once or without a terminal), 2: wrong usage, or another program has the port of --page, 6: the broker could not start. On a terminal it stays until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration LED_LIMIT = Duration.ofSeconds(5);
    private static final Duration ONLINE_LIMIT = Duration.ofSeconds(30);
    private static final Duration TIME_TO_SEE_IT = Duration.ofMillis(700);
    private static final String BOARD = "pico-w";
    private static final Payload ONLINE = Payload.of("online");
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

    @Mixin private PageOptions pages = new PageOptions();

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
        HousePlan plan =
                new HousePlan(
                        List.of(new ToldBoard(BOARD, List.of(room)).settings(ToldBoard.BROKER)),
                        new VirtualLan(ToldBoard.SSID, List.of()),
                        Stack.PICO_W,
                        pace,
                        System.nanoTime());
        Screen screen = Screen.ofStandardOutput();
        try (HouseView view = new HouseView(screen, ToldBoard.SSID, false)) {
            view.heading(words().demo());
            view.line(words().way());
            view.line("");
            view.say(Duration.ZERO, Actor.BROKER, words().starts());
            try (LiveHouse house = HouseOptions.openLive(plan)) {
                view.watch(house);
                boolean stays = screen.isTerminal() && !once;
                try (PageOptions.Served _ = pages.serve(house, view, stays)) {
                    return show(house, view, stays).number();
                }
            }
        }
    }

    private ExitCode show(LiveHouse house, HouseView view, boolean stays)
            throws InterruptedException {
        view.say(
                house.now(),
                Actor.BROKER,
                words().listens(
                                house.broker().orElseThrow().toString(),
                                ToldBoard.BROKER.toString()));
        LightLog light = new LightLog();
        var _ = house.events().watch(entry -> note(entry.event(), light));
        house.powerOn(BOARD);
        DeviceProfile.Room first = house.profile(BOARD).rooms().getFirst();
        TopicName topic = DeviceProfile.roomCommands(first);
        try {
            awaitOnline(house);
            house.time().speed(1); // a pattern is there to be seen
            for (Step step : STEPS) {
                Thread.sleep(TIME_TO_SEE_IT);
                if (!follows(house, view, light, topic, step)) {
                    view.trouble(words().didNotFollow(step.message(), LED_LIMIT.toSeconds()));
                    return ExitCode.FAILED;
                }
            }
        } catch (HouseTrouble failed) {
            if (Thread.interrupted()) { // by Ctrl-C, while it waited for the broker
                throw new InterruptedException();
            }
            view.trouble(words().couldNotGoOn(String.valueOf(failed.getMessage())));
            return ExitCode.FAILED;
        }
        view.line("");
        view.heading(words().followedAll(STEPS.size()));
        if (!stays) {
            return ExitCode.OK;
        }
        invite(view, house.broker().orElseThrow(), topic);
        new CountDownLatch(1).await();
        return ExitCode.INTERNAL; // after Ctrl-C the process has its own number
    }

    private static void note(HouseEvent event, LightLog light) {
        if (event instanceof HouseEvent.LedChanged change) {
            light.add(change.isLit());
        }
    }

    /// Until the broker says so: the house is asked nothing that another program could not see.
    private void awaitOnline(LiveHouse house) throws InterruptedException {
        TopicName status = house.profile(BOARD).status();
        house.listen(TopicFilter.exactly(status));
        boolean online =
                house.await(
                        () -> isHeard(house, status),
                        Duration.ofNanos(Math.round(ONLINE_LIMIT.toNanos() * pace.speed())));
        if (!online) {
            throw new HouseTrouble(
                    words().missing(
                                    words().wordOn(ONLINE.text().orElseThrow(), status.text()),
                                    ONLINE_LIMIT.toSeconds()));
        }
    }

    private static boolean isHeard(LiveHouse house, TopicName status) {
        return house.events().after(0).stream()
                .map(EventLog.Entry::event)
                .anyMatch(event ->
                        event instanceof HouseEvent.MessageSeen(_, var message)
                                && message.topic().equals(status)
                                && message.payload().equals(ONLINE));
    }

    /// Publishes and waits for the light.
    private static boolean follows(
            LiveHouse house, HouseView view, LightLog light, TopicName topic, Step step)
            throws InterruptedException {
        light.clear();
        view.say(house.now(), Actor.YOU, words().publishTo(topic.text(), step.message()));
        long published = System.nanoTime();
        house.publish(command(topic, step.message()));
        Optional<Duration> took = light.await(step.light(), published, LED_LIMIT);
        took.ifPresent(span ->
                view.say(
                        house.now(),
                        Actor.LED,
                        words().followed("%.1f".formatted(span.toNanos() / 1e6))));
        return took.isPresent();
    }

    private static OutboundMessage command(TopicName topic, String text) {
        return OutboundMessage.plain(topic, Payload.of(text), Qos.AT_LEAST_ONCE);
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }

    private static void invite(HouseView view, BrokerAddress broker, TopicName topic) {
        view.heading(words().nowYou());
        for (String message : List.of("OFF", "BLINK 5", "你好")) {
            view.line("  " + MosquittoPub.line(broker, topic, message));
        }
        view.line(words().ctrlCEnds());
        view.line("");
    }
}
