package dev.picolight.device.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes LEDs dark that a device left lit because it was killed: the kernel of Raspberry Pi OS
/// leaves a freed pin as it is. The service does so after each end (`ExecStopPost`).
@Command(
        name = "darken",
        description =
                "Make every LED of the settings dark and give its pin back, for example after the device was killed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0: all are dark, 2: wrong usage, 3: wrong settings, 5: an LED's hardware cannot be used; the others are dark all the same."
        })
public final class DarkenCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private SettingsOption settings = new SettingsOption();

    @Override
    public Integer call() throws InterruptedException {
        return DeviceRun.darken(settings.file(), command.commandLine().getOut());
    }
}
