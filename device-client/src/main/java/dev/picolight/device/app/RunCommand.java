package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.util.List;
import java.util.Random;
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
        SettingsReader reader = SettingsReader.forThisMachine();
        DeviceSettings read =
                PinLeds.settings(settings.file(), check ? reader.withoutPassword() : reader);
        if (!read.broker().allowLoopback()) {
            Console.refuseLoopback(read.broker().address(), LoopbackCheck.Refusal::remedy);
        }
        try (GpioLeds gpio = GpioLeds.open()) {
            return check ? check(read, gpio) : run(read, gpio);
        } catch (LedFault fault) {
            throw PinLeds.refusal(fault);
        }
    }

    private int check(DeviceSettings read, GpioLeds gpio) throws InterruptedException {
        new LedCheck(new MonotonicTime(), Thread::sleep)
                .each(read.leds(), led -> PinLeds.open(gpio, led), command.commandLine().getOut());
        return ExitCode.OK.number();
    }

    private static int run(DeviceSettings read, GpioLeds gpio) throws InterruptedException {
        List<Led> leds = read.leds().stream().map(led -> PinLeds.open(gpio, led)).toList();
        try (RunningDevice device = device(read, leds)) {
            device.start();
            device.join();
            // not reached by Ctrl-C or SIGTERM, which interrupt the wait
            return ExitCode.INTERNAL.number();
        }
    }

    /// The device as the settings say, on this machine's own network.
    static RunningDevice device(DeviceSettings settings, List<Led> leds) {
        DevicePlan plan = DevicePlan.of(settings);
        HostDialer dialer = new HostDialer();
        return new RunningDevice(
                plan.profile(),
                plan.timing(),
                leds,
                new HostNetwork(settings.broker().allowLoopback()),
                new PahoConnection(plan.connect(), dialer, new MonotonicTime()),
                new Random(),
                Console.log(),
                ServiceManager.ofThisProcess()
                        .<LoopWatch>map(manager ->
                                new ServiceNews(manager, plan.profile(), dialer::ownAddress))
                        .orElse(LoopWatch.NOBODY));
    }
}
