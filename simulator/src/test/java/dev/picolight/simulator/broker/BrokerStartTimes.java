package dev.picolight.simulator.broker;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long the embedded broker takes until the first CONNACK, and to stop: the first time in a
/// process, when all its classes are loaded, and later. No test: run it by hand.
final class BrokerStartTimes {
    private BrokerStartTimes() {}

    public static void main(String[] arguments) throws Exception {
        long sinceJvmStart = ManagementFactory.getRuntimeMXBean().getUptime();
        System.out.printf("main reached %d ms after the JVM's start%n", sinceJvmStart);
        for (int round = 1; round <= 3; round++) {
            long before = System.nanoTime();
            EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults().onAnyFreePort());
            long started = System.nanoTime();
            try (RawClient client = new RawClient(broker.address())) {
                client.send("10 'MQTT' 05 02 003c 00 ''");
                client.receive();
            }
            long answered = System.nanoTime();
            broker.close();
            System.out.printf(
                    "start %d: %d ms, first CONNACK %d ms later, stop %d ms%n",
                    round,
                    millis(before, started),
                    millis(started, answered),
                    millis(answered, System.nanoTime()));
        }
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }
}
