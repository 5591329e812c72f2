package dev.picolight.simulator.house;

import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.lan.SimulatedRadio;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is broken on purpose for one board of a [SimulatedHouse], as its radio and its link meet
/// it.
final class BoardTroubles {
    private final InMemoryLink link;
    private final SimulatedRadio radio;
    private boolean joined;
    private boolean swallowed;
    private boolean namesFail;

    BoardTroubles(InMemoryLink link, SimulatedRadio radio) {
        this.link = link;
        this.radio = radio;
    }

    /// Packets pass through Wi-Fi, or are lost there.
    void wifi(boolean passes) {
        joined = passes;
        tellPath();
    }

    boolean namesFail() {
        return namesFail;
    }

    /// Takes what is broken from now on.
    void suffer(List<Fault> faults) {
        boolean down = faults.stream().anyMatch(Fault.Down.class::isInstance);
        namesFail = faults.stream().anyMatch(Fault.DnsFail.class::isInstance);
        swallowed = faults.stream().anyMatch(Fault.Blackhole.class::isInstance);
        link.refuse(down || faults.stream().anyMatch(Fault.Refuse.class::isInstance));
        if (down) {
            link.closeAll();
        }
        Set<Fault.Wifi.Kind> wifi =
                faults.stream()
                        .filter(Fault.Wifi.class::isInstance)
                        .map(fault -> ((Fault.Wifi) fault).kind())
                        .collect(Collectors.toSet());
        radio.suffer(wifi);
        tellPath();
    }

    private void tellPath() {
        if (joined && !swallowed) {
            link.mend();
        } else {
            link.cut();
        }
    }
}
