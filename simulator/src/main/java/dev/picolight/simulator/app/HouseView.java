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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Shows line by line what happens in a house. Writes on a thread of its own: a terminal that takes
/// nothing must not hold the house up.
final class HouseView implements AutoCloseable {
    private static final Runnable END = () -> {};

    private final Screen screen;
    private final String ssid;
    private final boolean severalBoards;
    private final LinkedBlockingQueue<Runnable> lines = new LinkedBlockingQueue<>();
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
            for (Runnable line = lines.take(); line != END; line = lines.take()) {
                line.run();
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
                    case INFO -> lines.add(() -> screen.event(at, Actor.PICO, line));
                    case WARN, ERROR -> lines.add(() -> screen.alarm(at, Actor.PICO, line));
                }
            }
            case HouseEvent.LedChanged change -> {
                boolean lit = change.isLit();
                String room = change.room();
                String line = named(change.board(), lit ? words().lit(room) : words().dark(room));
                lines.add(() -> screen.led(change.at(), lit, line));
            }
            case HouseEvent.BrokerChanged(var at, var standing) ->
                    lines.add(() -> screen.event(at, Actor.BROKER, words().brokerStands(standing)));
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
        lines.add(() -> screen.event(at, actor, named(board, what)));
    }

    /// What the one who sits there does.
    void say(Duration at, String what) {
        lines.add(() -> screen.event(at, Actor.YOU, what));
    }

    void say(Duration at, Actor actor, String what) {
        lines.add(() -> screen.event(at, actor, what));
    }

    /// One whole line, which can be copied.
    void line(String text) {
        lines.add(() -> screen.line(text));
    }

    void heading(String text) {
        lines.add(() -> screen.heading(text));
    }

    void trouble(String text) {
        lines.add(() -> screen.trouble(text));
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }

    /// Returns when everything is written.
    @Override
    public void close() {
        lines.add(END);
        ended.join();
    }
}
