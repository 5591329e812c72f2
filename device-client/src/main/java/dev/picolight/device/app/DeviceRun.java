package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.port.Memory;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.SettingsReader;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.device.words.Words;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What a Raspberry Pi does with a file of settings: be the device, check its LEDs, make them dark.
///
/// Knows nothing of command lines. Everything it does ends early, and in order, by an interrupt;
/// what keeps it from being done is thrown as a [Console.Refusal].
final class DeviceRun {
    private DeviceRun() {}

    /// What is done with the GPIO once it is open.
    @FunctionalInterface
    private interface Work {
        void with(GpioLeds gpio) throws InterruptedException;
    }

    /// The device, until it is asked to stop.
    static int device(Path file) throws InterruptedException {
        DeviceSettings settings = checked(file);
        onPins(gpio -> {
            List<Led> leds =
                    settings.allLeds().stream().map(led -> PinLeds.open(gpio, led)).toList();
            HostDialer dialer = new HostDialer();
            Optional<ServiceManager> manager = ServiceManager.ofThisProcess();
            Reloading.Hands hands =
                    new Reloading.Hands(
                            () -> checked(file),
                            DeviceRun::plan,
                            led -> PinLeds.open(gpio, led),
                            other -> way(other, dialer),
                            DeviceRun::memory);
            try (RunningDevice device = of(settings, leds, manager, dialer);
                    Reloading reloading = new Reloading(settings, device, hands, manager)) {
                Hangup.means(reloading::request);
                device.start();
                device.join();
            }
        });
        // not reached by Ctrl-C or SIGTERM, which interrupt the wait
        return ExitCode.INTERNAL.number();
    }

    /// Blinks each LED.
    static int check(Path file, PrintWriter out) throws InterruptedException {
        DeviceSettings settings = withoutPassword(file);
        refuseLoopback(settings);
        onPins(gpio ->
                new LedCheck(Thread::sleep)
                        .each(settings.allLeds(), led -> PinLeds.open(gpio, led), out));
        return ExitCode.OK.number();
    }

    /// Makes each LED dark.
    static int darken(Path file, PrintWriter out) throws InterruptedException {
        List<LedSettings> leds = withoutPassword(file).allLeds();
        onPins(gpio ->
                PinLeds.each(
                        leds,
                        led -> PinLeds.open(gpio, led),
                        (led, _) -> {
                            out.println(
                                    Words.of(ConsoleWords.class)
                                            .dark(led.room(), led.place().toString()));
                            out.flush();
                        }));
        return ExitCode.OK.number();
    }

    /// The settings, if they are good for this machine.
    private static DeviceSettings checked(Path file) {
        DeviceSettings settings = PinLeds.settings(file, SettingsReader.forThisMachine());
        refuseLoopback(settings);
        return settings;
    }

    private static DeviceSettings withoutPassword(Path file) {
        return PinLeds.settings(file, SettingsReader.forThisMachine().withoutPassword());
    }

    private static void refuseLoopback(DeviceSettings settings) {
        if (!settings.broker().allowLoopback()) {
            Console.refuseLoopback(settings.broker().address(), LoopbackCheck.Refusal::remedy);
        }
    }

    private static void onPins(Work work) throws InterruptedException {
        try (GpioLeds gpio = GpioLeds.open()) {
            work.with(gpio);
        } catch (LedFault fault) {
            throw PinLeds.refusal(fault);
        }
    }

    /// The device as the settings say, on this machine's own network.
    ///
    /// @param leds one for each of all the settings', in their order
    /// @param manager who is told how it is
    static RunningDevice of(
            DeviceSettings settings, List<? extends Led> leds, Optional<ServiceManager> manager) {
        return of(settings, leds, manager, new HostDialer());
    }

    private static DevicePlan plan(DeviceSettings settings) {
        return DevicePlan.of(settings, HostSensors.ofThisMachine().machine());
    }

    private static Memory memory(DeviceSettings settings) {
        return FileMemory.of(StateFolder.of(System.getenv()), settings.id());
    }

    private static Change.Way way(DeviceSettings settings, HostDialer dialer) {
        return new Change.Way(
                new HostNetwork(settings.broker().allowLoopback()),
                new PahoConnection(DevicePlan.of(settings).connect(), dialer, new MonotonicTime()));
    }

    private static RunningDevice of(
            DeviceSettings settings,
            List<? extends Led> leds,
            Optional<ServiceManager> manager,
            HostDialer dialer) {
        DevicePlan plan = plan(settings);
        Change.Way way = way(settings, dialer);
        return new RunningDevice(
                plan.profile(),
                plan.timing(),
                leds,
                new Equipment(
                        way.network(),
                        way.connection(),
                        memory(settings),
                        HostInstruments.open(settings.presence().metrics(), Console.log())),
                new Random(),
                Console.log(),
                manager.<LoopWatch>map(it -> new ServiceNews(it, dialer::ownAddress))
                        .orElse(LoopWatch.NOBODY),
                new MonotonicTime());
    }
}
