package dev.picolight.simulator.time;

import dev.picolight.led.InMemoryLed;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/// What lives on this process's heap after a full collection.
///
/// @param instances how many objects of each class of PicoLight there are, but for the bounded
///   history of an in-memory LED
/// @param bytes of all objects together, also those of the JDK and of the tests
record LiveHeap(Map<String, Long> instances, long bytes) {
    private static final String OURS = "dev.picolight.";
    private static final String LED_HISTORY = InMemoryLed.Change.class.getName();

    /// Collects, and counts. The JVM's own histogram does both at once.
    static LiveHeap now() {
        try {
            Object histogram =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
            return parse(histogram.toString());
        } catch (JMException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    /// Lines like ` 12: 340 8160 dev.picolight.device.mqtt.Payload`, and the sum as the last.
    private static LiveHeap parse(String histogram) {
        Map<String, Long> instances = new TreeMap<>();
        long bytes = 0;
        for (String line : histogram.lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length >= 4
                    && words[0].endsWith(":")
                    && words[3].startsWith(OURS)
                    && !words[3].equals(LED_HISTORY)) {
                instances.put(words[3], Long.parseLong(words[1]));
            } else if (words[0].equals("Total")) {
                bytes = Long.parseLong(words[2]);
            }
        }
        if (bytes == 0) {
            throw new IllegalStateException("No sum in: " + histogram.lines().limit(5).toList());
        }
        return new LiveHeap(instances, bytes);
    }

    /// The classes of which there are so many more than before, for the words of a failing test.
    String grownSince(LiveHeap before) {
        return instances.entrySet().stream()
                .filter(entry -> entry.getValue() > before.of(entry.getKey()))
                .map(entry ->
                        "%s: %d → %d"
                                .formatted(
                                        entry.getKey(),
                                        before.of(entry.getKey()),
                                        entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private long of(String name) {
        return instances.getOrDefault(name, 0L);
    }

    /// Objects of PicoLight, of all classes together.
    long objects() {
        return Arrays.stream(instances.values().toArray(Long[]::new)).mapToLong(it -> it).sum();
    }
}
