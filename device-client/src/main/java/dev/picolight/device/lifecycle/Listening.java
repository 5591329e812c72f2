package dev.picolight.device.lifecycle;

import dev.picolight.device.lifecycle.DeviceAction.Subscribe;
import dev.picolight.device.lifecycle.DeviceAction.Unsubscribe;
import dev.picolight.device.mqtt.Subscription;
import dev.picolight.device.mqtt.TopicFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the device listens to: asks the Server for it, and not longer than it is of use.
final class Listening {
    private final DeviceProfile profile;
    private final Presence presence;

    /// What the session at the Server may still hold, and is of no use any more.
    private final Set<TopicFilter> obsolete;

    Listening(DeviceProfile profile, Presence presence) {
        this(profile, presence, new LinkedHashSet<>());
    }

    private Listening(DeviceProfile profile, Presence presence, Set<TopicFilter> obsolete) {
        this.profile = profile;
        this.presence = presence;
        this.obsolete = obsolete;
    }

    /// What it becomes by other settings, with the same session.
    Listening becoming(DeviceProfile other, Presence its) {
        return new Listening(other, its, obsolete);
    }

    /// Subscribes on a connection that is new.
    ///
    /// @param resumed whether the Server remembers the session of before
    List<DeviceAction> begin(long connection, boolean resumed) {
        List<DeviceAction> actions = new ArrayList<>();
        if (resumed && !obsolete.isEmpty()) {
            actions.add(new Unsubscribe(connection, List.copyOf(obsolete)));
        }
        obsolete.clear();
        actions.add(new Subscribe(connection, wanted()));
        return actions;
    }

    /// Subscribes and unsubscribes what differs; without a connection that is for the next one.
    ///
    /// @param talking the connection that is kept; 0 for none
    List<DeviceAction> instead(Listening before, long talking) {
        List<Subscription> heard = before.wanted();
        List<Subscription> wanted = wanted();
        List<TopicFilter> removed = ProfileChange.removed(heard, wanted);
        List<Subscription> added = ProfileChange.added(heard, wanted);
        List<DeviceAction> actions = new ArrayList<>();
        if (talking == 0) {
            obsolete.addAll(removed);
            wanted.stream().map(Subscription::filter).forEach(obsolete::remove);
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

    /// The session of before is given up, with all that it holds.
    void forgetSession() {
        obsolete.clear();
    }

    /// Everything that the device listens to.
    private List<Subscription> wanted() {
        List<Subscription> wanted = new ArrayList<>(profile.subscriptions());
        wanted.addAll(presence.subscriptions());
        return wanted;
    }
}
