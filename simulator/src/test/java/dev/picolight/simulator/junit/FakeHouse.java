package dev.picolight.simulator.junit;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.simulator.fault.ActiveFaults;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.TimeControl;
import dev.picolight.simulator.lan.Radio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// A house without devices: its boards are online 3 s after their plug was put in, and obey `ON`,
/// `OFF` and `BLINK` within 10 ms unless Wi-Fi is down.
final class FakeHouse implements House {
    private static final Duration BOOT = Duration.ofSeconds(3);
    private static final Duration REACTION = Duration.ofMillis(10);

    private record Due(Duration at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int time = at.compareTo(other.at);
            return time != 0 ? time : Long.compare(order, other.order);
        }
    }

    private final HousePlan plan;
    private final EventLog events = new EventLog();
    private final ActiveFaults faults = new ActiveFaults();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final Set<String> online = new HashSet<>();
    private Duration now = Duration.ZERO;
    private long order;
    private boolean closed;

    FakeHouse(HousePlan plan) {
        this.plan = plan;
    }

    boolean isClosed() {
        return closed;
    }

    /// Has this happen later.
    void after(Duration span, Runnable what) {
        agenda.add(new Due(now.plus(span), ++order, what));
    }

    void shine(String board, int led, int percent) {
        events.add(new HouseEvent.LedChanged(now, board, led, "客廳", percent));
    }

    void say(String board, String line) {
        events.add(new HouseEvent.ConsoleLine(now, board, Severity.INFO, line));
    }

    @Override
    public HousePlan plan() {
        return plan;
    }

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public List<BoardState> boards() {
        List<BoardState> states = new ArrayList<>();
        for (DeviceSettings board : plan.boards()) {
            String id = board.id().text();
            states.add(
                    new BoardState(
                            id,
                            true,
                            Radio.Stage.OFF,
                            Optional.empty(),
                            online.contains(id) ? "online" : "joining-network",
                            List.of()));
        }
        return states;
    }

    @Override
    public Optional<BrokerAddress> broker() {
        return Optional.empty();
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public ActiveFaults faults() {
        return faults;
    }

    @Override
    public TimeControl time() {
        throw new UnsupportedOperationException("no test needs it");
    }

    @Override
    public void powerOn(String board) {
        after(
                BOOT,
                () -> {
                    online.add(board);
                    say(board, "online as " + board);
                });
    }

    @Override
    public void cutPower(String board) {
        online.remove(board);
    }

    @Override
    public void publish(OutboundMessage message) {
        events.add(new HouseEvent.Published(now, message));
        for (DeviceSettings board : plan.boards()) {
            String id = board.id().text();
            for (int led = 0; led < board.leds().size(); led++) {
                String topic = board.leds().get(led).room() + "/message";
                if (online.contains(id) && message.topic().text().equals(topic)) {
                    obey(id, led, message.payload().text().orElse(""));
                }
            }
        }
    }

    private void obey(String id, int led, String text) {
        if (!faults.on(id, Fault.Wifi.class).isEmpty()) {
            return;
        }
        switch (text) {
            case "ON" -> after(REACTION, () -> shine(id, led, 100));
            case "OFF" -> after(REACTION, () -> shine(id, led, 0));
            case "BLINK" -> {
                for (int i = 0; i < 3; i++) {
                    after(REACTION.plusMillis(1000L * i), () -> shine(id, led, 100));
                    after(REACTION.plusMillis(1000L * i + 500), () -> shine(id, led, 0));
                }
            }
            default -> throw new IllegalArgumentException(text);
        }
        after(
                REACTION,
                () ->
                        events.add(
                                new HouseEvent.MessageSeen(
                                        now,
                                        InboundMessage.plain(
                                                new TopicName("客廳/" + id + "/state"),
                                                Payload.of(text)))));
    }

    @Override
    public void listen(TopicFilter filter) {}

    @Override
    public boolean await(BooleanSupplier isSo, Duration limit) {
        Duration end = now.plus(limit);
        while (!isSo.getAsBoolean()) {
            Due next = agenda.peek();
            if (next == null || next.at().compareTo(end) > 0) {
                now = end;
                return false;
            }
            agenda.remove();
            now = next.at();
            next.what().run();
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
