package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.fail;

import dev.picolight.simulator.broker.Shell;
import org.opentest4j.TestAbortedException;

/// Two machines with a cable between them: network namespaces of this kernel. The broker's has the
/// address 10.77.0.1, the board's 10.77.0.2.
final class TwoMachines implements AutoCloseable {
    static final String BROKER_ADDRESS = "10.77.0.1";

    private final String brokers = "plb%d".formatted(ProcessHandle.current().pid());
    private final String boards = "pld%d".formatted(ProcessHandle.current().pid());

    /// @throws TestAbortedException when this user may not make namespaces, and nobody relies on
    ///   the result
    TwoMachines() {
        if (!System.getProperty("user.name").equals("root")) {
            String words =
                    "Only root may make network namespaces, so the way to a broker on another machine was NOT tested. To test it: sudo ./picolight test";
            if (System.getenv("CI") == null) {
                throw new TestAbortedException(words);
            }
            fail(words);
        }
        close();
        String said =
                Shell.run(
                        """
                        set -e
                        ip netns add BROKERS
                        ip netns add BOARDS
                        ip link add BROKERS netns BROKERS type veth peer name BOARDS netns BOARDS
                        ip -n BROKERS address add 10.77.0.1/24 dev BROKERS
                        ip -n BOARDS address add 10.77.0.2/24 dev BOARDS
                        for each in BROKERS BOARDS; do
                            ip -n $each link set lo up
                            ip -n $each link set $each up
                        done
                        """
                                .replace("BROKERS", brokers)
                                .replace("BOARDS", boards));
        if (!said.isEmpty()) {
            close();
            fail(
                    "The two machines could not be made (they need iproute2 and CAP_NET_ADMIN): "
                            + said);
        }
    }

    /// What runs a program on the broker's machine.
    String onBrokers() {
        return "ip netns exec " + brokers;
    }

    /// What runs a program on the board's machine.
    String onBoards() {
        return "ip netns exec " + boards;
    }

    /// Takes them away, with every program that still runs there. Their cable goes with them.
    @Override
    public void close() {
        for (String machine : new String[] {brokers, boards}) {
            Shell.run(
                    """
                    test -e /run/netns/MACHINE || exit 0
                    ip netns pids MACHINE | xargs -r kill -KILL
                    ip netns delete MACHINE
                    """
                            .replace("MACHINE", machine));
        }
    }
}
