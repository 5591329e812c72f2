package dev.picolight.simulator.lan;

import dev.picolight.device.words.Words;
import java.time.Duration;

/// How fast the board's own steps go: radio, Wi-Fi, DHCP. The brokers, the network and the device's
/// logic keep real time.
///
/// @param speed 1 as on a real board, 10 ten times as fast; 0.1 to 1000
public record Pace(double speed) {
    public static final Pace REAL = new Pace(1);

    public Pace {
        if (!(speed >= 0.1 && speed <= 1000)) {
            throw new IllegalArgumentException(
                    Words.of(LanWords.class).noSpeed(String.valueOf(speed)));
        }
    }

    /// How long something takes that takes this long on a real board.
    public Duration of(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() / speed));
    }
}
