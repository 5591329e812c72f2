package dev.picolight.device.doctor;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Server's own machine without any device: whether devices elsewhere would reach what runs
/// here.
public final class MachineExamination {
    private static final Duration UNUSED = Duration.ofSeconds(30);

    private MachineExamination() {}

    /// Looks. Blocks for some seconds; an interrupt ends it.
    ///
    /// @param used the address of this machine that devices are told
    /// @param ports on which the Server shall listen
    /// @param configuration Mosquitto's main file
    /// @param time never goes backwards
    public static Report of(
            InetAddress used,
            List<Integer> ports,
            Path configuration,
            InstantSource time,
            Examination.Watcher watcher)
            throws InterruptedException {
        List<Finding> all = new ArrayList<>();
        for (int port : ports) {
            Known known = new Known(nobody(new BrokerAddress(used.getHostAddress(), port)));
            known.foundAddresses(List.of(used));
            watcher.begins(Step.HERE);
            for (Finding found :
                    new BrokerMachine(known, time, true, Optional.of(configuration)).look()) {
                if (all.stream().noneMatch(it -> isSaid(it, found))) {
                    watcher.found(found);
                    all.add(found);
                }
            }
            Interrupted.check();
        }
        return new Report(all);
    }

    /// Most of what is there is the same for each port; how long it took to see is not.
    private static boolean isSaid(Finding before, Finding found) {
        return before.verdict() == found.verdict()
                && before.summary().equals(found.summary())
                && before.evidence().equals(found.evidence());
    }

    private static Patient nobody(BrokerAddress server) {
        return new Patient(
                new ConnectSettings(
                        server,
                        true,
                        "picolight-doctor",
                        Optional.empty(),
                        UNUSED,
                        Duration.ZERO,
                        Optional.empty(),
                        UNUSED),
                "",
                List.of(),
                true);
    }
}
