package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.device.app.DevicePlan;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.port.Instruments;
import dev.picolight.led.InMemoryLed;
import dev.picolight.simulator.board.PicoW;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.lan.VirtualLan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A simulated Pico W under test, seen from outside: its light, and the lines it prints.
final class Board implements AutoCloseable, PicoW.Watcher {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<List<Boolean>> lights;
    private final Radio radio;
    private final PicoW picoW;

    Board(BoardSetup setup) {
        this.lights =
                setup.rooms().stream()
                        .<List<Boolean>>map(_ -> new CopyOnWriteArrayList<>())
                        .toList();
        Random random = new Random(1);
        String nat =
                "%s:%d=127.0.0.1:%d"
                        .formatted(
                                VirtualLan.BROKER_ADDRESS,
                                setup.portInTheLan(),
                                setup.brokerPort());
        this.radio =
                new Radio(
                        new VirtualLan("PicoLight", List.of(NatRule.parse(nat))),
                        VirtualLan.boardAddress(0),
                        new Pace(1000), // boots in milliseconds
                        random,
                        _ -> {});
        DevicePlan plan = DevicePlan.of(setup.settings());
        this.picoW =
                new PicoW(
                        plan.profile(),
                        IntStream.range(0, setup.rooms().size())
                                .mapToObj(led -> led == 0 ? PicoW.Place.ON_BOARD : PicoW.Place.PIN)
                                .toList(),
                        plan.connect(),
                        setup.timing(plan.timing()),
                        radio,
                        random,
                        this,
                        Instruments.NONE);
        picoW.powerOn();
    }

    @Override
    public void radio(Radio.Stage stage, String address) {}

    @Override
    public void console(Report report) {
        console.add("%s %s".formatted(report.severity(), report.text()));
    }

    @Override
    public void light(int led, InMemoryLed.Change change) {
        lights.get(led).add(change.brightness().isLit());
    }

    boolean isLit() {
        return picoW.isLit(0);
    }

    boolean isLit(int led) {
        return picoW.isLit(led);
    }

    /// Every change of an LED's light so far: true for lit.
    List<Boolean> light(int led) {
        return List.copyOf(lights.get(led));
    }

    void awaitLit() {
        await("the LED is lit", _ -> isLit());
    }

    void awaitDark() {
        await("the LED is dark", _ -> !isLit());
    }

    /// Waits until something is so.
    void await(String what, Predicate<Board> isSo) {
        await(PATIENCE, what, isSo);
    }

    void await(Duration limit, String what, Predicate<Board> isSo) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> isSo.test(this));
        } catch (ConditionTimeoutException late) {
            fail("not within %s: %s. The board printed:\n%s", limit, what, this);
        }
    }

    /// All lines printed so far, each after its severity.
    List<String> console() {
        return List.copyOf(console);
    }

    /// The lines with all these words.
    List<String> console(String... words) {
        return console.stream()
                .filter(line -> Arrays.stream(words).allMatch(line::contains))
                .toList();
    }

    /// Waits for a line with all these words.
    String awaitLine(String... words) {
        await(List.of(words).toString(), _ -> !console(words).isEmpty());
        return console(words).getFirst();
    }

    /// Waits until there are so many lines with these words.
    void awaitLines(int count, String... words) {
        await(count + " × " + List.of(words), _ -> console(words).size() >= count);
    }

    /// The Wi-Fi chip loses its power: every connection is cut without a word. The firmware goes on
    /// and joins again before its next try.
    void loseRadio() {
        radio.close();
    }

    /// Pulls the plug.
    void cutPower() {
        picoW.cutPower();
    }

    /// Stops the firmware cleanly.
    void stop() {
        picoW.close();
    }

    /// Stops it, if it still runs.
    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return console.stream().collect(Collectors.joining("\n"));
    }
}
