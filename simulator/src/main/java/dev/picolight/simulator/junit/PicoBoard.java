package dev.picolight.simulator.junit;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.HouseEvent;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/// One board of the house.
public final class PicoBoard {
    private final Session session;
    private final String id;
    private final List<PicoLed> leds;

    PicoBoard(Session session, DeviceSettings settings) {
        this.session = session;
        this.id = settings.id().text();
        this.leds = leds(session, id, settings.leds());
    }

    private static List<PicoLed> leds(Session session, String id, List<LedSettings> settings) {
        List<PicoLed> leds = new ArrayList<>();
        for (LedSettings led : settings) {
            leds.add(
                    new PicoLed(
                            session, id, led.room(), session.memories().light(id, leds.size())));
        }
        return List.copyOf(leds);
    }

    public String id() {
        return id;
    }

    /// How it is at this moment.
    public BoardState state() {
        return session.house().board(id);
    }

    public boolean isOnline() {
        return state().isOnline();
    }

    /// Its first LED.
    public PicoLed led() {
        return leds.getFirst();
    }

    /// Its LED in this room.
    ///
    /// @throws IllegalArgumentException when it has none there
    public PicoLed led(String room) {
        String wanted = Normalizer.normalize(room, Normalizer.Form.NFC);
        return leds.stream()
                .filter(led -> led.room().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Words.of(SetupWords.class)
                                        .noRoom(
                                                id,
                                                room,
                                                leds.stream()
                                                        .map(PicoLed::room)
                                                        .collect(Collectors.joining(", ")))));
    }

    /// All of them, in the order of the settings.
    public List<PicoLed> leds() {
        return leds;
    }

    /// The lines on its serial console, the oldest first.
    public List<String> console() {
        return session.memories().lines(id).stream().map(HouseEvent.ConsoleLine::text).toList();
    }

    /// Puts in its plug.
    public void powerOn() {
        session.deed();
        session.house().powerOn(id);
    }

    /// Pulls its plug: nobody is told.
    public void cutPower() {
        session.deed();
        session.house().cutPower(id);
    }

    /// It is online, or becomes so in time.
    ///
    /// @throws AssertionError with what it did instead
    public void assertOnline(Duration within) {
        if (!session.await(this::isOnline, within)) {
            throw failure(
                    words().online(id, Spans.text(within)),
                    words().standing(id, state().standing(), now()));
        }
    }

    /// It is not online, or ceases to be in time: without power, too.
    ///
    /// @throws AssertionError with what it did instead
    public void assertOffline(Duration within) {
        if (!session.await(() -> !isOnline(), within)) {
            throw failure(
                    words().offline(id, Spans.text(within)),
                    words().standing(id, state().standing(), now()));
        }
    }

    /// Its console says this, or has said it since the house was made.
    ///
    /// @param text a part of one line
    /// @throws AssertionError with what it said instead
    public void assertConsole(String text, Duration within) {
        if (!session.await(
                () -> console().stream().anyMatch(line -> line.contains(text)), within)) {
            throw failure(
                    words().consoleLine(id, text, Spans.text(within)), words().noSuchLine(now()));
        }
    }

    private AssertionFailedError failure(String expected, String instead) {
        return session.failure(expected, instead, List.of(id));
    }

    private String now() {
        return Spans.clock(session.house().now());
    }

    private static ExpectationWords words() {
        return Words.of(ExpectationWords.class);
    }

    @Override
    public String toString() {
        return id;
    }
}
