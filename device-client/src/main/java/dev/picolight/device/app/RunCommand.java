package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description = "the device's settings; samples stand in config/")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        DeviceSettings settings = Console.read(file);
        refuseOnBoard(settings);
        if (!settings.broker().allowLoopback()) {
            Console.refuseLoopback(settings.broker().address(), LoopbackCheck.Refusal::remedy);
        }
        try (GpioLeds gpio = GpioLeds.open();
                RunningDevice device = device(settings, leds(settings, gpio))) {
            device.start();
            device.join();
            // not reached by Ctrl-C or SIGTERM, which interrupt the wait
            return ExitCode.INTERNAL.number();
        } catch (LedFault fault) {
            throw new Refusal(
                    ExitCode.LED, "%s.%n%s".formatted(fault.getMessage(), fault.remedy()));
        }
    }

    private static RunningDevice device(DeviceSettings settings, List<Led> leds) {
        DevicePlan plan = DevicePlan.of(settings);
        return new RunningDevice(
                plan.profile(),
                plan.timing(),
                leds,
                new HostNetwork(settings.broker().allowLoopback()),
                new PahoConnection(plan.connect(), new HostDialer(), new MonotonicTime()),
                new Random(),
                Console.log());
    }

    private List<Led> leds(DeviceSettings settings, GpioLeds gpio) {
        List<Led> leds = new ArrayList<>();
        for (LedSettings led : settings.leds()) {
            leds.add(
                    switch (led.place()) {
                        case LedSettings.Place.OnPin(var pin) -> gpio.open(pin, led.polarity());
                        case LedSettings.Place.OnBoard _ -> throw onBoard(led);
                    });
        }
        return leds;
    }

    /// Before anything of the hardware is touched.
    private void refuseOnBoard(DeviceSettings settings) {
        settings.leds().stream()
                .filter(led -> led.place() instanceof LedSettings.Place.OnBoard)
                .findFirst()
                .ifPresent(led -> {
                    throw onBoard(led);
                });
    }

    private Refusal onBoard(LedSettings led) {
        return new Refusal(
                ExitCode.SETTINGS,
                "%s: the LED of %s is `on-board`, which only a Pico W has. On a Raspberry Pi write `bcm-pin: 17`; to try these settings without hardware: picolight sim --settings %s"
                        .formatted(file, led.room(), file));
    }
}
