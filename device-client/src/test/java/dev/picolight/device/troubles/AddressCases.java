package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.mqtt.BrokerAddress;
import java.util.List;

/// Addresses that mean the device itself, in every spelling.
final class AddressCases {
    private AddressCases() {}

    static List<Case> all() {
        return List.of(
                        "localhost",
                        "LOCALHOST.",
                        "broker.localhost",
                        "ｌｏｃａｌｈｏｓｔ",
                        "127.0.0.1",
                        "127.1",
                        "127.255.255.254",
                        "2130706433",
                        "0.0.0.0",
                        "::1",
                        "::",
                        "::ffff:127.0.0.1")
                .stream()
                .map(host ->
                        new Case(
                                "the address `%s`".formatted(host),
                                "位址 `%s`".formatted(host),
                                Cause.LOCALHOST,
                                () ->
                                        Stopwatch.measured(() ->
                                                Attempt.failing(
                                                        Given.device(
                                                                new BrokerAddress(host, 1883))))))
                .toList();
    }
}
