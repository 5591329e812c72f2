package dev.picolight.emulatedpi.pi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.emulatedpi.machine.Boot;
import java.io.IOException;
import java.time.Duration;

/// PicoLight on the emulated Raspberry Pi, used as its administrator uses it: package, settings
/// file, service.
public final class Picolight {
    /// The device's name in its topics.
    public static final String ID = "emulated-pi";

    /// How long a start may take on a processor that is emulated and shared.
    public static final Duration START_LIMIT = Duration.ofMinutes(5);

    /// Where the service finds its settings.
    public static final String SETTINGS = "/etc/picolight/device.yaml";

    private static final String PATIENT = "[Service]\nTimeoutStartSec=300\nTimeoutStopSec=300\n";
    private static final String DROP_IN =
            "/run/systemd/system/picolight.service.d/emulated-pi.conf";

    private final EmulatedPi pi;
    private String running = ""; // the settings the service was started with

    /// @param pi where it is, or will be
    public Picolight(EmulatedPi pi) {
        this.pi = pi;
    }

    /// Installs the package unless it is, and the password where the service looks for it. No start
    /// cache is recorded: on an emulated processor that takes longer than all starts together.
    public void install() throws IOException {
        if (pi.attempt("command -v picolight").status() != 0) {
            pi.run("systemctl mask picolight-aot.service 2>&1");
            install("/inbox/picolight.deb");
        }
    }

    /// Installs a package, also over another version.
    ///
    /// @param deb a path in the guest
    public void install(String deb) throws IOException {
        pi.run("dpkg -i '%s'".formatted(deb));
        prepare();
    }

    /// Puts the password where the service looks for it, and gives the service the time that an
    /// emulated and shared processor needs.
    public void prepare() throws IOException {
        changeUnit();
        pi.run("install -D -m 600 /inbox/password /etc/credstore/picolight.broker-password");
    }

    /// Settings that name the broker by its real address.
    ///
    /// @param leds for example [Leds#ONE]
    public static String settings(String leds) {
        return "id: %s\nbroker:\n  host: %s\n  port: %d\n  user: pi\nleds:\n%s"
                .formatted(ID, Boot.HOST_ADDRESS, Boot.HOST_PORT, leds.indent(2));
    }

    /// Sees to it that the service runs with these LEDs and is online.
    public void bringOnline(String leds) throws IOException {
        if (!leds.equals(running) || !property("ActiveState").equals("active")) {
            restart(leds);
        }
        pi.run(
                "timeout %d sh -c 'until systemctl show -p StatusText picolight | grep -q =online; do sleep 1; done'"
                        .formatted(START_LIMIT.toSeconds() / 2));
    }

    /// Starts the service anew and waits until it is online.
    ///
    /// @return the time from the command to systemd's word that it is ready
    public Duration restart(String leds) throws IOException {
        int before = pi.broker().logLength();
        Duration untilReady = restartOffline(leds);
        awaitOnline(before);
        return untilReady;
    }

    /// Starts the service anew and waits until systemd says that it is ready.
    ///
    /// @return how long that took
    public Duration restartOffline(String leds) throws IOException {
        install();
        pi.write(SETTINGS, settings(leds));
        running = leds;
        pi.run("systemctl stop picolight; systemctl reset-failed picolight 2>&1; :");
        long start = System.nanoTime();
        pi.run("systemctl start picolight");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Ends the service.
    public void stop() throws IOException {
        pi.run("systemctl stop picolight");
    }

    /// Waits until the broker has taken its subscriptions.
    ///
    /// @param logLength of the broker's log before
    public void awaitOnline(int logLength) {
        assertThat(
                        pi.broker()
                                .awaitLog(
                                        logLength,
                                        "Sending SUBACK to picolight-" + ID,
                                        START_LIMIT))
                .as("the device subscribes at the broker within %d s", START_LIMIT.toSeconds())
                .isTrue();
    }

    /// Changes the unit until the machine is switched off, or until the next such change.
    ///
    /// @param lines of the section `[Service]`; none: as in the package, but patient
    public void changeUnit(String... lines) throws IOException {
        pi.run("mkdir -p \"$(dirname '%s')\"".formatted(DROP_IN));
        pi.write(DROP_IN, PATIENT + String.join("\n", lines));
        pi.run("systemctl daemon-reload");
    }

    /// One property of the service as systemd knows it, for example `StatusText`.
    public String property(String name) throws IOException {
        return pi.run("systemctl show --value -p %s picolight".formatted(name));
    }

    /// Memory of the running device.
    public double residentMebibytes() throws IOException {
        String kibibytes =
                pi.run(
                        "sed -n 's/^VmRSS:[^0-9]*\\([0-9]*\\) kB/\\1/p' /proc/%s/status"
                                .formatted(property("MainPID")));
        return Integer.parseInt(kibibytes) / 1024.0;
    }

    /// What the device has said, latest last.
    public String log(int lines) throws IOException {
        return pi.attempt("journalctl -u picolight -n %d --no-pager -o cat".formatted(lines))
                .output();
    }
}
