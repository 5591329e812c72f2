package dev.picolight.simulator.app;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Shows line by line what happens in a house. Writes on a thread of its own: a terminal that takes
/// nothing must not hold the house up.
final class HouseView implements AutoCloseable {
    /// What more comes while nobody reads is not shown.
    private static final int LINES_MAX = 10_000;

    private final Screen screen;
    private final String ssid;
    private final boolean severalBoards;
    private final LinkedBlockingQueue<Optional<Runnable>> queue =
            new LinkedBlockingQueue<>(LINES_MAX);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /// @param ssid of the access point
    /// @param severalBoards whether lines name their board
    HouseView(Screen screen, String ssid, boolean severalBoards) {
        this.screen = screen;
        this.ssid = ssid;
        this.severalBoards = severalBoards;
        Thread.ofVirtual().name("view").start(this::write);
    }

    private void write() {
        try {
            for (Optional<Runnable> line = queue.take(); line.isPresent(); line = queue.take()) {
                line.get().run();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    /// Shows everything that happens from now on.
    void watch(House house) {
        var _ = house.events().watch(this::show);
    }

    private void show(EventLog.Entry entry) {
        switch (entry.event()) {
            case HouseEvent.Powered(var at, var board, var on) ->
                    say(at, Actor.PICO, board, on ? words().powerOn() : words().powerOff());
            case HouseEvent.RadioReached(var at, var board, var stage, var address) ->
                    say(at, Actor.PICO, board, radio(stage, address));
            case HouseEvent.ConsoleLine(var at, var board, var severity, var text) -> {
                String line = named(board, text);
                switch (severity) {
                    case INFO -> later(() -> screen.event(at, Actor.PICO, line));
                    case WARN, ERROR -> later(() -> screen.alarm(at, Actor.PICO, line));
                }
            }
            case HouseEvent.LedChanged change -> {
                boolean lit = change.isLit();
                String room = change.room();
                String line = named(change.board(), lit ? words().lit(room) : words().dark(room));
                later(() -> screen.led(change.at(), lit, line));
            }
            case HouseEvent.BrokerChanged(var at, var standing) ->
                    later(() -> screen.event(at, Actor.BROKER, words().brokerStands(standing)));
            case HouseEvent.FaultChanged(var at, var fault, var began) -> {
                String text = FaultText.text(fault.fault());
                String where = fault.board().map(board -> " (" + board + ")").orElse("");
                say(at, (began ? words().broken(text) : words().mended(text)) + where);
            }
            case HouseEvent.StandingChanged _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.BytesCarried _,
                    HouseEvent.PacketSeen _,
                    HouseEvent.Published _,
                    HouseEvent.MessageSeen _,
                    HouseEvent.TimeChanged _ -> {} // for those who want to see more
        }
    }

    private String radio(Radio.Stage stage, String address) {
        return "%s · WLAN.status() = %d"
                .formatted(words().radio(stage, ssid, address), stage.wlanStatus());
    }

    private String named(String board, String what) {
        return severalBoards ? board + ": " + what : what;
    }

    private void say(Duration at, Actor actor, String board, String what) {
        later(() -> screen.event(at, actor, named(board, what)));
    }

    /// What the one who sits there does.
    void say(Duration at, String what) {
        later(() -> screen.event(at, Actor.YOU, what));
    }

    void say(Duration at, Actor actor, String what) {
        later(() -> screen.event(at, actor, what));
    }

    /// One whole line, which can be copied.
    void line(String text) {
        later(() -> screen.line(text));
    }

    void heading(String text) {
        later(() -> screen.heading(text));
    }

    void trouble(String text) {
        later(() -> screen.trouble(text));
    }

    private void later(Runnable line) {
        var _ = queue.offer(Optional.of(line));
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }

    /// Returns when everything is written.
    @Override
    public void close() {
        while (!queue.offer(Optional.empty())) {
            queue.poll(); // in favour of the end
        }
        ended.join();
    }
}
