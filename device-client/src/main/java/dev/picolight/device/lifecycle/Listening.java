package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Disconnect;
import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceAction.Unsubscribe;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the device listens to: asks the Server for it, and not longer than it is of use. What is
/// told under names that are given up is cleared as well.
final class Listening {
    private final DeviceProfile profile;
    private final Presence presence;
    private final LeftBehind leftBehind;

    Listening(DeviceProfile profile, Presence presence) {
        this(profile, presence, new LeftBehind());
    }

    private Listening(DeviceProfile profile, Presence presence, LeftBehind leftBehind) {
        this.profile = profile;
        this.presence = presence;
        this.leftBehind = leftBehind;
    }

    /// What it becomes by other settings, with the same session.
    Listening becoming(DeviceProfile other, Presence its) {
        return new Listening(other, its, leftBehind);
    }

    /// Subscribes on a connection that is new.
    ///
    /// @param resumed whether the Server remembers the session of before
    List<DeviceAction> begin(long connection, boolean resumed) {
        leftBehind.connected();
        if (!resumed) {
            leftBehind.forgetFilters();
        }
        List<DeviceAction> actions = new ArrayList<>(leftBehind.unsubscribe(connection));
        actions.add(new Subscribe(connection, wanted()));
        return actions;
    }

    /// Subscribes, unsubscribes and clears what differs; again on the next connection if the Server
    /// may not have heard of it.
    ///
    /// @param talking the connection that is kept; 0 for none
    List<DeviceAction> instead(Listening before, ProfileChange change, long talking) {
        List<Subscription> heard = before.wanted();
        List<Subscription> wanted = wanted();
        List<TopicFilter> removed = ProfileChange.removed(heard, wanted);
        List<Subscription> added = ProfileChange.added(heard, wanted);
        leftBehind.giveUpFilters(removed, wanted.stream().map(Subscription::filter).toList());
        List<DeviceAction> actions = new ArrayList<>(giveUpNames(change, talking));
        if (talking == 0) {
            return actions;
        }
        if (!removed.isEmpty()) {
            actions.add(new Unsubscribe(talking, removed));
        }
        if (!added.isEmpty()) {
            actions.add(new Subscribe(talking, added));
        }
        return actions;
    }

    private List<DeviceAction> giveUpNames(ProfileChange change, long talking) {
        Set<TopicName> inUse = change.after().retained();
        Set<TopicName> names = change.before().retained();
        names.removeAll(inUse);
        leftBehind.giveUpNames(names, inUse);
        return talking == 0 ? List.of() : LeftBehind.clear(names, talking);
    }

    /// Clears on a connection that is new what was given up before.
    List<DeviceAction> clear(long connection) {
        return leftBehind.clear(connection);
    }

    void pinged() {
        leftBehind.pinged();
    }

    void pingAnswered() {
        leftBehind.pingAnswered();
    }

    /// Gives up the session of before, with all that it holds. What is retained stays at the
    /// Server, and is cleared before the device leaves, or on the next connection to the same
    /// Server.
    ///
    /// @param farewell what the device says in the end
    /// @param talking 0 when nothing can be said
    List<DeviceAction> leave(ProfileChange change, List<DeviceAction> farewell, long talking) {
        List<DeviceAction> actions = new ArrayList<>(farewell);
        List<DeviceAction> clearing = giveUpNames(change, talking);
        if (talking != 0) {
            actions.addAll(actions.indexOf(new Disconnect(talking)), clearing);
        }
        leftBehind.forgetFilters();
        if (!change.before().broker().equals(change.after().broker())) {
            leftBehind.forgetNames();
        }
        return actions;
    }

    /// Everything that the device listens to.
    private List<Subscription> wanted() {
        List<Subscription> wanted = new ArrayList<>(profile.subscriptions());
        wanted.addAll(presence.subscriptions());
        return wanted;
    }
}
