package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.RandomTroubles.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lets a house go through troubles, mends everything, and looks from outside what has become of
/// its boards.
public final class TroubledTime {
    /// How long everybody has to come back when everything is mended: the longest wait of a device,
    /// and what it takes to connect.
    public static final Duration RECOVERY = Duration.ofMinutes(3);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    /// What has become of the boards.
    ///
    /// @param online how many say that they are
    /// @param following how many have their LED lit by ON and made dark by OFF
    public record Outcome(int boards, int online, int following) {
        /// Whether all is well again.
        public boolean isWell() {
            return online == boards && following == boards;
        }
    }

    private record Deed(Duration at, Runnable what) {}

    private final House house;

    public TroubledTime(House house) {
        this.house = house;
    }

    /// Puts in all plugs and lets this time pass, with the troubles in it.
    public void pass(Duration span, List<Trouble> troubles) throws InterruptedException {
        Duration beginning = house.now();
        house.plan().boards().forEach(board -> house.powerOn(board.id().text()));
        for (Deed deed : deeds(troubles)) {
            if (deed.at().compareTo(span) < 0) {
                passUntil(beginning.plus(deed.at()));
                deed.what().run();
            }
        }
        passUntil(beginning.plus(span));
    }

    private List<Deed> deeds(List<Trouble> troubles) {
        List<Deed> deeds = new ArrayList<>();
        for (Trouble trouble : troubles) {
            List<Active> begun = new ArrayList<>();
            deeds.add(
                    new Deed(
                            trouble.from(),
                            () ->
                                    begun.add(
                                            house.faults()
                                                    .begin(trouble.fault(), trouble.board()))));
            deeds.add(
                    new Deed(
                            trouble.until(),
                            () -> begun.forEach(active -> house.faults().end(active.number()))));
        }
        deeds.sort(Comparator.comparing(Deed::at));
        return deeds;
    }

    private void passUntil(Duration at) throws InterruptedException {
        Duration left = at.minus(house.now());
        if (left.isPositive()) {
            house.pass(left);
        }
    }

    /// Mends everything, waits for [#RECOVERY], and sees who is online and whose LEDs follow.
    public Outcome mended() throws InterruptedException {
        house.faults().endAll();
        house.pass(RECOVERY);
        int online = (int) house.boards().stream().filter(BoardState::isOnline).count();
        List<String> dark = after("OFF", false);
        List<String> lit = after("ON", true);
        List<String> darkAgain = after("OFF", false);
        lit.retainAll(dark);
        lit.retainAll(darkAgain);
        return new Outcome(house.boards().size(), online, lit.size());
    }

    /// Sends this to each room.
    ///
    /// @return the boards all of whose LEDs are as they should be then
    private List<String> after(String command, boolean lit) throws InterruptedException {
        house.boards().stream()
                .flatMap(board -> board.leds().stream())
                .map(BoardState.LedState::room)
                .distinct()
                .forEach(room -> house.publish(command(room, command)));
        house.pass(ANSWER);
        return new ArrayList<>(
                house.boards().stream()
                        .filter(board -> board.leds().stream().allMatch(led -> led.isLit() == lit))
                        .map(BoardState::id)
                        .toList());
    }

    /// What a program publishes to have something done in a room.
    public static OutboundMessage command(String room, String text) {
        return OutboundMessage.plain(
                new TopicName(room + "/message"), Payload.of(text), Qos.AT_LEAST_ONCE);
    }
}
