package dev.picolight.simulator.app;

import dev.picolight.device.app.MonotonicTime;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.led.InMemoryLed;
import dev.picolight.simulator.board.PicoW;
import dev.picolight.simulator.lan.Radio;
import dev.picolight.simulator.terminal.Actor;
import dev.picolight.simulator.terminal.Screen;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Shows on the terminal what a board does, as it happens.
final class BoardView implements PicoW.Watcher {
    private final Screen screen;
    private final MonotonicTime time;
    private final String ssid;
    private final List<String> rooms;
    private final LightLog light;

    /// @param light notes the changes of the first LED
    BoardView(Screen screen, MonotonicTime time, String ssid, List<String> rooms, LightLog light) {
        this.screen = screen;
        this.time = time;
        this.ssid = ssid;
        this.rooms = new CopyOnWriteArrayList<>(rooms);
        this.light = light;
    }

    void powerOn() {
        say(Actor.PICO, "power on");
    }

    @Override
    public void radio(Radio.Stage stage, String address) {
        String what =
                switch (stage) {
                    case OFF -> "the Wi-Fi chip is off";
                    case STARTED -> "the Wi-Fi chip (CYW43) has started";
                    case JOINING -> "joining Wi-Fi «%s»".formatted(ssid);
                    case WAITING_FOR_ADDRESS -> "joined, asking for an address (DHCP)";
                    case CONNECTED -> "has the address " + address;
                };
        say(Actor.PICO, "%s · WLAN.status() = %d".formatted(what, stage.wlanStatus()));
    }

    @Override
    public void console(Report report) {
        switch (report.severity()) {
            case INFO -> say(Actor.PICO, report.text());
            case WARN, ERROR -> screen.alarm(time.elapsed(), Actor.PICO, report.text());
        }
    }

    @Override
    public void failed(String words) {
        say(Actor.PICO, words.startsWith("OSError") ? words : "OSError: " + words);
    }

    @Override
    public void light(int led, InMemoryLed.Change change) {
        boolean lit = change.brightness().isLit();
        screen.led(time.elapsed(), lit, "%s: %s".formatted(rooms.get(led), lit ? "lit" : "dark"));
        if (led == 0) {
            light.add(lit);
        }
    }

    @Override
    public void wired(int led, String room) {
        rooms.add(led, room);
    }

    void say(Actor actor, String what) {
        screen.event(time.elapsed(), actor, what);
    }
}
