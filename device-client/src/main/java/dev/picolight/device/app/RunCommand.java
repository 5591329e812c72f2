package dev.picolight.device.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the device on a Raspberry Pi until it is asked to stop.
@Command(
        name = "run",
        description = "Run the device on a Raspberry Pi: messages of its rooms switch its LEDs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 2: wrong usage, 3: wrong settings, 4: the broker's address is this device itself, 5: the LED's hardware cannot be used. Stopped by Ctrl-C or SIGTERM: LED dark, status offline, 130 or 143."
        })
public final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private SettingsOption settings = new SettingsOption();

    @Option(
            names = "--check",
            description =
                    "blink each LED twice and end, without a connection to the broker, whose password is not read; shows whether settings, rights and wiring are right")
    private boolean check;

    @Override
    public Integer call() throws InterruptedException {
        return check
                ? DeviceRun.check(settings.file(), command.commandLine().getOut())
                : DeviceRun.device(settings.file());
    }
}
