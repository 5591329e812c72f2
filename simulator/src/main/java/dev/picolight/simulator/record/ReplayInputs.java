package dev.picolight.simulator.record;

import dev.picolight.simulator.house.BoardState;
import dev.picolight.simulator.house.EventLog;
import dev.picolight.simulator.house.HouseEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds in a recording what was done to the house, as opposed to what came of it.
final class ReplayInputs {
    private ReplayInputs() {}

    /// In the order of their times.
    static List<ReplayInput> of(Recording recording) {
        List<ReplayInput> inputs = new ArrayList<>();
        RecordingStart start = recording.start();
        for (BoardState board : start.boards()) {
            if (board.powered()) { // the recording began in the middle
                inputs.add(new ReplayInput.Power(start.at(), 0, board.id(), true));
            }
        }
        ReplayCount count = new ReplayCount(recording);
        for (EventLog.Entry entry : recording.entries()) {
            add(inputs, entry.event(), count.counted());
            count.add(entry);
        }
        if (!start.simulated()) { // nobody else reaches a broker in simulated time
            inputs.addAll(OutsideMessages.of(recording.entries()));
            inputs.sort(Comparator.comparing(ReplayInput::at)); // keeps the order of equal times
        }
        return inputs;
    }

    private static void add(List<ReplayInput> inputs, HouseEvent event, long after) {
        switch (event) {
            case HouseEvent.Powered it ->
                    inputs.add(new ReplayInput.Power(it.at(), after, it.board(), it.on()));
            case HouseEvent.Published it ->
                    inputs.add(new ReplayInput.Publish(it.at(), after, it.message()));
            case HouseEvent.FaultChanged it ->
                    inputs.add(
                            it.began()
                                    ? new ReplayInput.Break(it.at(), after, it.fault())
                                    : new ReplayInput.Mend(it.at(), after, it.fault().number()));
            // a pause takes no time of the house
            case HouseEvent.TimeChanged it ->
                    inputs.add(new ReplayInput.Speed(it.at(), after, it.state().speed()));
            case HouseEvent.RadioReached _,
                    HouseEvent.StandingChanged _,
                    HouseEvent.ConsoleLine _,
                    HouseEvent.LedChanged _,
                    HouseEvent.ConnectionChanged _,
                    HouseEvent.BytesCarried _,
                    HouseEvent.PacketSeen _,
                    HouseEvent.MessageSeen _,
                    HouseEvent.BrokerChanged _ -> {}
        }
    }
}
