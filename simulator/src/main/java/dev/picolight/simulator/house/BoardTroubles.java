package dev.picolight.simulator.house;

import dev.picolight.simulator.broker.InMemoryLink;
import dev.picolight.simulator.fault.ActiveFaults.Active;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.Fault.Wifi.Kind;
import dev.picolight.simulator.lan.SimulatedRadio;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
    ///
    /// @param active what concerns this board
    void suffer(List<Active> active) {
        Set<Kind> wifi = EnumSet.noneOf(Kind.class);
        List<Active> toxics = new ArrayList<>();
        double duplicated = 0;
        boolean down = false;
        boolean refused = false;
        swallowed = false;
        namesFail = false;
        for (Active one : active) {
            switch (one.fault()) {
                case Fault.Toxic _ -> toxics.add(one);
                case Fault.Wifi(Kind kind) -> {
                    wifi.add(kind);
                    if (kind == Kind.WEAK) {
                        toxics.add(one);
                    }
                }
                case Fault.Down _ -> down = true;
                case Fault.Refuse _ -> refused = true;
                case Fault.Blackhole _ -> swallowed = true;
                case Fault.DnsFail _ -> namesFail = true;
                case Fault.Duplicate(double share) -> duplicated = Math.max(duplicated, share);
                case Fault.BrokerRestart _,
                        Fault.BrokerFreeze _,
                        Fault.PowerCut _,
                        Fault.ClientIdThief _ -> {} // not the network's
            }
        }
        link.duplicate(duplicated);
        link.refuse(down || refused);
        if (down) {
            link.closeAll();
        }
        link.suffer(toxics);
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
