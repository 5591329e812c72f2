package dev.picolight.emulatedpi.pi;

import dev.picolight.emulatedpi.host.HostBroker;
import dev.picolight.emulatedpi.machine.Boot;
import dev.picolight.emulatedpi.machine.Inbox;
import dev.picolight.emulatedpi.machine.Outcome;
import dev.picolight.emulatedpi.machine.Qemu;
import dev.picolight.emulatedpi.machine.Qmp;
import dev.picolight.emulatedpi.machine.SerialConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A booted Raspberry Pi 3B whose network holds a broker and nothing else. The package is in its
/// inbox, not installed.
public final class EmulatedPi implements AutoCloseable {
    /// Gives freed outputs the behaviour of Raspberry Pi OS: they keep their level.
    public static final String PERSIST = "pinctrl_bcm2835.persist_gpio_outputs=Y";

    /// The line with which the guest's shell begins.
    public static final String READY = "emulated-pi: ready";

    private static final Duration BOOT_LIMIT = Duration.ofMinutes(5);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

    private final Path logs;
    private final HostBroker broker;
    private final Qemu qemu;

    private EmulatedPi(Path logs, HostBroker broker, Qemu qemu) {
        this.logs = logs;
        this.broker = broker;
        this.qemu = qemu;
        Machines.add(qemu.qmp());
    }

    /// Boots one and waits for its shell.
    ///
    /// @param kernelOptions for example [#PERSIST]; may be empty
    /// @throws IOException when it does not boot within 5 minutes, with the last lines of its
    ///   console
    public static EmulatedPi boot(Setup setup, String kernelOptions) throws IOException {
        Path logs = Files.createDirectories(setup.logs());
        HostBroker broker = new HostBroker(logs.resolve("broker"));
        Path initrd = logs.resolve("initrd");
        try {
            Inbox inbox = new Inbox(logs);
            inbox.add("picolight.deb", setup.deb());
            inbox.add("newer.deb", NewerPackage.of(setup.deb(), logs));
            inbox.addSecret("password", broker.password());
            inbox.writeBehind(setup.guest().resolve("base.cpio"), initrd);
            inbox.delete();
            Qemu qemu =
                    Qemu.start(
                            new Boot(
                                    setup.guest(),
                                    initrd,
                                    List.of("quiet", "loglevel=3", kernelOptions),
                                    "socat -lf /dev/null STDIO TCP4:127.0.0.1:" + broker.port(),
                                    logs));
            EmulatedPi pi = new EmulatedPi(logs, broker, qemu);
            try {
                qemu.console().awaitWords(READY, BOOT_LIMIT);
                return pi;
            } catch (IOException failed) {
                pi.close();
                throw failed;
            }
        } catch (IOException failed) {
            broker.close();
            throw failed;
        } finally {
            Files.deleteIfExists(initrd); // QEMU has read it
        }
    }

    /// Does a command as root, however it ends.
    ///
    /// @throws IOException when it does not end within 5 minutes
    public Outcome attempt(String command) throws IOException {
        return attempt(command, COMMAND_LIMIT);
    }

    /// The same with another limit.
    public Outcome attempt(String command, Duration limit) throws IOException {
        return qemu.console().run(command, limit);
    }

    /// Does a command as root that must succeed.
    ///
    /// @return what it prints
    public String run(String command) throws IOException {
        Outcome outcome = attempt(command);
        if (outcome.status() != 0) {
            throw new AssertionError(
                    "on the Raspberry Pi, «%s» ended with %d:%n%s"
                            .formatted(command, outcome.status(), outcome.output()));
        }
        return outcome.output();
    }

    /// Writes a file.
    ///
    /// @param text without a line that is `END`
    public void write(String file, String text) throws IOException {
        run("cat > '%s' <<'END'%n%s%nEND".formatted(file, text.strip()));
    }

    /// The broker in its network.
    public HostBroker broker() {
        return broker;
    }

    /// The monitor of the machine.
    public Qmp qmp() {
        return qemu.qmp();
    }

    /// Its shell.
    public SerialConsole console() {
        return qemu.console();
    }

    /// Where everything it said is kept.
    public Path logs() {
        return logs;
    }

    @Override
    public void close() throws IOException {
        Machines.remove(qemu.qmp());
        qemu.close();
        broker.close();
    }
}
