package dev.picolight.device.app;

import dev.picolight.device.lifecycle.DeviceProfile;
import dev.picolight.device.lifecycle.DeviceState;
import dev.picolight.device.lifecycle.DeviceState.BackingOff;
import dev.picolight.device.lifecycle.DeviceState.Stopped;
import dev.picolight.device.lifecycle.Standing;
import dev.picolight.device.systemd.ServiceManager;
import dev.picolight.device.words.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the service manager how the device is. Everything it says is said by the device's own
/// thread, so a loop that hangs is silent, and the watchdog notices.
final class ServiceNews implements LoopWatch {
    /// How old a remaining wait may be when it is shown.
    private static final Duration WAIT_SHOWN_ANEW = Duration.ofSeconds(10);

    private final ServiceManager manager;
    private final Supplier<Optional<InetAddress>> ownAddress;
    private String told = "";
    private boolean ready;
    private boolean stopping;
    private Instant aliveDue = Instant.MIN;

    /// @param ownAddress by which this machine has reached the Server
    ServiceNews(ServiceManager manager, Supplier<Optional<InetAddress>> ownAddress) {
        this.manager = manager;
        this.ownAddress = ownAddress;
    }

    @Override
    public Optional<Instant> turned(Standing standing, Instant now) {
        DeviceState state = standing.state();
        String status = status(standing, now);
        if (!status.equals(told)) {
            manager.status(status);
            told = status;
        }
        if (!ready) {
            manager.ready();
            ready = true;
        }
        if (state instanceof Stopped) { // its last word
            if (!stopping) {
                manager.stopping();
                stopping = true;
            }
            return Optional.empty();
        }
        return Stream.concat(
                        giveSignOfLife(now).stream(),
                        state instanceof BackingOff
                                ? Stream.of(now.plus(WAIT_SHOWN_ANEW))
                                : Stream.empty())
                .min(Instant::compareTo);
    }

    private Optional<Instant> giveSignOfLife(Instant now) {
        return manager.signOfLifeEvery()
                .map(span -> {
                    if (!aliveDue.isAfter(now)) {
                        manager.alive();
                        aliveDue = now.plus(span);
                    }
                    return aliveDue;
                });
    }

    private String status(Standing standing, Instant now) {
        DeviceState state = standing.state();
        if (state instanceof Stopped) {
            return standing.stopped();
        }
        String status = onTheWay(state, standing.profile(), now);
        return standing.failingLeds().isEmpty()
                ? status
                : words().fails(String.join(", ", standing.failingLeds()), status);
    }

    private String onTheWay(DeviceState state, DeviceProfile profile, Instant now) {
        return switch (state) {
            case DeviceState.Booting _ -> words().starting();
            case DeviceState.JoiningNetwork _ -> words().waitingForNetwork();
            case DeviceState.Connecting _ -> words().connecting(profile.broker().toString());
            case DeviceState.Subscribing _ -> words().subscribing(profile.broker().toString());
            case DeviceState.Online _ -> online(profile);
            case BackingOff(_, var setback, var until) ->
                    words().nextTry(
                                    setback.cause(),
                                    Duration.between(now, until).plusMillis(999).toSeconds());
            case Stopped _ -> words().stopped();
        };
    }

    private String online(DeviceProfile profile) {
        String rooms =
                profile.rooms().stream()
                        .map(DeviceProfile.Room::name)
                        .collect(Collectors.joining(", "));
        String broker = profile.broker().toString();
        return ownAddress
                .get()
                .map(address -> words().onlineAt(shown(address), rooms, broker))
                .orElseGet(() -> words().online(rooms, broker));
    }

    private static String shown(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static StatusWords words() {
        return Words.of(StatusWords.class);
    }
}
