package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedPlayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the settings again while the device runs, and has it go on with them, or not: what is
/// wrong with them is told, and then nothing changes.
///
/// Everything that takes time, files and pins above all, is done by a thread of its own.
public final class Reloading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

    private final Hands hands;
    private final RunningDevice device;
    private final Optional<ServiceManager> manager;
    private final Semaphore requests = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("settings").unstarted(this::run);
    private DeviceSettings current;

    /// What the machine can do.
    ///
    /// @param read gives settings that are good for this machine, or throws a [Refusal]
    /// @param plan what a device becomes by settings, on this machine
    /// @param open takes the hardware of an LED, or throws an [LedFault]
    /// @param way makes another way to the Server
    public record Hands(
            Supplier<DeviceSettings> read,
            Function<DeviceSettings, DevicePlan> plan,
            Function<LedSettings, Led> open,
            Function<DeviceSettings, Change.Way> way) {}

    /// @param current what the device was made from
    /// @param manager who is told that the service reloads
    public Reloading(
            DeviceSettings current,
            RunningDevice device,
            Hands hands,
            Optional<ServiceManager> manager) {
        this.current = current;
        this.device = device;
        this.hands = hands;
        this.manager = manager;
        thread.start();
    }

    /// Asks for it, from any thread, and returns at once.
    public void request() {
        requests.release();
    }

    private void run() {
        try {
            while (true) {
                requests.acquire();
                requests.drainPermits(); // all that were there want the same
                manager.ifPresent(ServiceManager::reloading);
                reload();
                manager.ifPresent(ServiceManager::ready);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void reload() throws InterruptedException {
        try {
            DeviceSettings next = hands.read().get();
            SettingsDifference difference = new SettingsDifference(current, next);
            List<String> words = difference.words();
            if (next.equals(current)) {
                LOG.info("settings read again: nothing has changed");
            } else if (become(difference)) {
                current = next;
                LOG.info(
                        "settings read again: {}; {}",
                        String.join("; ", words),
                        difference.needsNewConnection()
                                ? "the device connects anew"
                                : "broker unchanged, connection kept");
            }
        } catch (Refusal refusal) {
            refuse(String.valueOf(refusal.getMessage()));
        } catch (LedFault fault) {
            refuse("%s. %s".formatted(fault.getMessage(), fault.remedy()));
        } catch (RuntimeException defect) {
            LOG.debug("a defect of PicoLight, with its stack trace", defect);
            refuse("a defect of PicoLight: %s; please report it".formatted(defect));
        }
    }

    private static void refuse(String words) {
        words.lines().forEach(line -> LOG.error("{}", line));
        LOG.error("the settings were not taken over: the device goes on with those it had");
    }

    /// @return false when the device does not take them because it ends
    /// @throws LedFault when an LED cannot be opened; the device goes on as before then
    private boolean become(SettingsDifference difference) throws InterruptedException {
        List<Integer> released = difference.toBeReleasedFirst();
        if (!released.isEmpty() && !release(released)) {
            return false;
        }
        Map<Integer, Led> opened = new HashMap<>();
        try {
            List<Forerunner> origins = difference.origins();
            for (int led = 0; led < origins.size(); led++) {
                if (!origins.get(led).untouched()) {
                    opened.put(led, hands.open().apply(difference.after().allLeds().get(led)));
                }
            }
            DevicePlan plan = hands.plan().apply(difference.after());
            return apply(
                    new Change(
                            new SettingsChanged(
                                    plan.profile(),
                                    plan.timing(),
                                    origins,
                                    difference.needsNewConnection()),
                            opened,
                            difference.needsNewConnection()
                                    ? Optional.of(hands.way().apply(difference.after()))
                                    : Optional.empty()));
        } catch (LedFault fault) {
            opened.values().forEach(led -> close(new LedPlayer(led)));
            takeBack(released);
            throw fault;
        }
    }

    /// Gives pins back; in their places are LEDs without hardware.
    private boolean release(List<Integer> leds) throws InterruptedException {
        Map<Integer, Led> placeholders = new HashMap<>();
        leds.forEach(led -> placeholders.put(led, new InMemoryLed(new MonotonicTime())));
        return apply(exchange(placeholders));
    }

    /// After [#release], when it was in vain.
    private void takeBack(List<Integer> leds) throws InterruptedException {
        Map<Integer, Led> again = new HashMap<>();
        for (int led : leds) {
            try {
                again.put(led, hands.open().apply(current.allLeds().get(led)));
            } catch (LedFault fault) {
                LOG.error(
                        "the LED of {} was given back and cannot be taken again: {}. {}",
                        current.allLeds().get(led).room(),
                        fault.getMessage(),
                        fault.remedy());
            }
        }
        if (!again.isEmpty()) {
            var _ = apply(exchange(again));
        }
    }

    /// The same settings with other hardware for some LEDs.
    private Change exchange(Map<Integer, Led> others) {
        DevicePlan plan = hands.plan().apply(current);
        List<Forerunner> origins = new ArrayList<>();
        for (int led = 0; led < current.allLeds().size(); led++) {
            origins.add(new Forerunner(Optional.of(led), !others.containsKey(led)));
        }
        return new Change(
                new SettingsChanged(plan.profile(), plan.timing(), origins, false),
                others,
                Optional.empty());
    }

    /// Hands it to the device, and closes what that has done with.
    private boolean apply(Change change) throws InterruptedException {
        if (!device.become(change)) {
            return false; // it ends, and the process with it
        }
        Change.Retired retired = change.retired().join();
        retired.leds().values().forEach(Reloading::close);
        retired.way().ifPresent(Change.Way::close);
        return true;
    }

    private static void close(LedPlayer led) {
        try {
            led.close();
        } catch (LedFault fault) {
            LOG.error("{}. {}", fault.getMessage(), fault.remedy());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
