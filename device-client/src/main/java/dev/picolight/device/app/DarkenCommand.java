package dev.picolight.device.app;

import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.io.PrintWriter;
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
        DeviceSettings read =
                PinLeds.settings(
                        settings.file(), SettingsReader.forThisMachine().withoutPassword());
        PrintWriter out = command.commandLine().getOut();
        try (GpioLeds gpio = GpioLeds.open()) {
            PinLeds.each(
                    read.leds(),
                    led -> PinLeds.open(gpio, led),
                    (led, _) -> out.println("%s: %s is dark".formatted(led.room(), led.place())));
            return ExitCode.OK.number();
        } catch (LedFault fault) {
            throw PinLeds.refusal(fault);
        } finally {
            out.flush();
        }
    }
}
