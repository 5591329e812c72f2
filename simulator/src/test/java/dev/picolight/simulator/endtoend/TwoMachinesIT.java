package dev.picolight.simulator.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broker and simulated board on two machines: addresses, errors and waits are the real ones.
class TwoMachinesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private final TwoMachines machines = new TwoMachines();

    @AfterEach
    void takeAway() {
        machines.close();
    }

    @Test
    void aMessageLightsTheLedAcrossTheNetwork() throws IOException {
        try (ChildProcess _ = mosquittoOn(TwoMachines.BROKER_ADDRESS);
                ChildProcess sim = sim("--broker 10.77.0.1")) {
            sim.awaitLine(SOON, "online at 10.77.0.1:1883");

            Shell.run(machines.onBrokers() + " mosquitto_pub -h 10.77.0.1 -t 客廳/message -m 測試訊息");

            sim.awaitLine(SOON, "客廳: lit");
        }
    }

    @Test
    void aBrokerForItsOwnMachineAloneRefusesAndTheRemedyShowsIt() throws IOException {
        try (ChildProcess _ = mosquittoOn("127.0.0.1");
                ChildProcess sim = sim("--broker 10.77.0.1")) {
            assertThat(sim.awaitLine(SOON, "not reached"))
                    .contains(
                            "broker 10.77.0.1:1883 not reached: connection refused",
                            "the broker listens on 127.0.0.1 alone",
                            "ss -ltnp | grep 1883",
                            "next try in");
            assertThat(Shell.run(machines.onBrokers() + " ss -ltnp | grep 1883"))
                    .as("what the remedy shows")
                    .contains("127.0.0.1:1883");
        }
    }

    @Test
    void anAddressThatNobodyHasIsToldApart() {
        try (ChildProcess sim = sim("--broker 10.77.0.9")) {
            assertThat(sim.awaitLine(SOON, "not reached"))
                    .contains(
                            "broker 10.77.0.9:1883 not reached: no answer to the connection attempt",
                            "Is the address right, and is that machine switched on",
                            "next try in");
        }
    }

    private ChildProcess sim(String options) {
        return Picolight.startBy(machines.onBoards(), "sim --speed 100 " + options);
    }

    private ChildProcess mosquittoOn(String address) throws IOException {
        assertThat(Shell.run("PATH=$PATH:/usr/sbin command -v mosquitto"))
                .as("mosquitto, which «sudo apt-get install mosquitto» installs")
                .isNotEmpty();
        Path config =
                Files.writeString(
                        folder.resolve("mosquitto.conf"),
                        """
                        listener 1883 %s
                        allow_anonymous true
                        user root
                        """
                                .formatted(address));
        ChildProcess mosquitto =
                ChildProcess.start(
                        "%s env PATH=$PATH:/usr/sbin mosquitto -c '%s'"
                                .formatted(machines.onBrokers(), config));
        mosquitto.awaitLine(SOON, "running");
        return mosquitto;
    }
}
