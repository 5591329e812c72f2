package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Forerunner;
import dev.picolight.device.port.Memory;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.led.InMemoryLed;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.LedPlayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private Set<Integer> lost = Set.of(); // the LEDs of current that are without hardware

    /// What the machine can do.
    ///
    /// @param read gives settings that are good for this machine, or throws a [Refusal]
    /// @param plan what a device becomes by settings, on this machine
    /// @param open takes the hardware of an LED, or throws an [LedFault]
    /// @param way makes another way to the Server
    /// @param memory makes the one of a device with these settings
    public record Hands(
            Supplier<DeviceSettings> read,
            Function<DeviceSettings, DevicePlan> plan,
            Function<LedSettings, Led> open,
            Function<DeviceSettings, Change.Way> way,
            Function<DeviceSettings, Memory> memory) {}

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
            SettingsDifference difference = new SettingsDifference(current, next, lost);
            List<String> words = difference.words();
            if (difference.isNone()) {
                LOG.info("settings read again: nothing has changed");
            } else if (become(difference)) {
                current = next;
                lost = Set.of();
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
            refuse(LedDiagnosis.of(fault).sentence());
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
    /// @throws RuntimeException a defect; the same
    private boolean become(SettingsDifference difference) throws InterruptedException {
        List<Integer> released = difference.toBeReleasedFirst();
        if (!released.isEmpty() && !release(released)) {
            return false;
        }
        Map<Integer, Led> opened = new HashMap<>();
        Optional<Change.Way> way = Optional.empty();
        Optional<Memory> memory = Optional.empty();
        try {
            List<Forerunner> origins = difference.origins();
            for (int led = 0; led < origins.size(); led++) {
                if (!origins.get(led).untouched()) {
                    opened.put(led, hands.open().apply(difference.after().allLeds().get(led)));
                }
            }
            DevicePlan plan = hands.plan().apply(difference.after());
            if (difference.needsNewConnection()) {
                way = Optional.of(hands.way().apply(difference.after()));
            }
            if (difference.isAnotherDevice()) {
                memory = Optional.of(hands.memory().apply(difference.after()));
            }
            return apply(
                    new Change(
                            new SettingsChanged(
                                    plan.profile(), plan.timing(), origins, way.isPresent()),
                            opened,
                            way,
                            memory));
        } catch (RuntimeException failure) { // a fault of an LED, or a defect
            opened.values().forEach(led -> close(new LedPlayer(led)));
            way.ifPresent(Change.Way::close);
            memory.ifPresent(Memory::close);
            takeBack(released);
            throw failure;
        }
    }

    /// Gives pins back; in their places are LEDs without hardware.
    private boolean release(List<Integer> leds) throws InterruptedException {
        Map<Integer, Led> placeholders = new HashMap<>();
        leds.forEach(led -> placeholders.put(led, new InMemoryLed(new MonotonicTime())));
        return apply(exchange(placeholders));
    }

    /// After [#release], when it was in vain. What cannot be taken again fails from now on, until a
    /// reload succeeds in it.
    private void takeBack(List<Integer> leds) throws InterruptedException {
        Map<Integer, Led> again = new HashMap<>();
        Set<Integer> without = new HashSet<>(lost);
        for (int led : leds) {
            try {
                again.put(led, hands.open().apply(current.allLeds().get(led)));
            } catch (LedFault fault) {
                without.add(led);
                again.put(led, new LostLed(fault));
            }
        }
        lost = Set.copyOf(without);
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
                Optional.empty(),
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
        retired.memory().ifPresent(Memory::close);
        return true;
    }

    private static void close(LedPlayer led) {
        try {
            led.close();
        } catch (LedFault fault) {
            LOG.error("{}", LedDiagnosis.of(fault).sentence());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
