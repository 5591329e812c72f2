package dev.picolight.emulatedpi.pi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.machine.Boot;
import java.io.IOException;
import java.time.Duration;

/// PicoLight on the emulated Raspberry Pi, used as its administrator uses it: package, settings
/// file, service.
public final class Picolight {
    /// How long a start may take on a processor that is emulated and shared.
    public static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final String SETTINGS = "/etc/picolight/device.yaml";

    private final EmulatedPi pi;

    /// @param pi where it is, or will be
    public Picolight(EmulatedPi pi) {
        this.pi = pi;
    }

    /// Installs the package, and the password where the service looks for it.
    public void install() throws IOException {
        pi.run("dpkg -i /inbox/picolight.deb");
        pi.run("install -D -m 600 /inbox/password /etc/credstore/picolight.broker-password");
        pi.run("install -o picolight -m 600 /inbox/password /etc/picolight/password"); // TODO
    }

    /// Settings that name the broker by its real address.
    ///
    /// @param leds YAML of the list `leds`
    public static String settings(String leds) {
        return """
        id: emulated-pi
        broker:
          host: %s
          port: %d
          user: pi
          password-file: password
        leds:
        %s\
        """
                .formatted(Boot.HOST_ADDRESS, Boot.HOST_PORT, leds.indent(2));
    }

    /// Writes the settings file.
    public void configure(String settings) throws IOException {
        pi.write(SETTINGS, settings);
    }

    /// Starts the service anew with these settings and waits until the broker has taken its
    /// subscriptions.
    ///
    /// @return how long that took
    public Duration restartOnline(String settings) throws IOException {
        configure(settings);
        int before = pi.broker().logLength();
        long start = System.nanoTime();
        pi.run("systemctl reset-failed picolight; systemctl restart picolight");
        awaitOnline(before);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Waits until the broker has taken its subscriptions.
    ///
    /// @param logLength of the broker's log before
    public void awaitOnline(int logLength) {
        assertThat(pi.broker().awaitLog(logLength, "Sending SUBACK to picolight-emulated-pi", START_LIMIT))
                .as("the broker sees the device subscribe")
                .isTrue();
    }

    /// One property of the service as systemd knows it, for example `StatusText`.
    public String property(String name) throws IOException {
        return pi.run("systemctl show --value -p %s picolight".formatted(name));
    }

    /// What the device has said, latest last.
    public String log(int lines) throws IOException {
        return pi.attempt("journalctl -u picolight -n %d --no-pager -o cat".formatted(lines))
                .output();
    }
}
