package dev.picolight.device.lifecycle;

import dev.picolight.device.command.CommandParser;
import dev.picolight.device.command.LedCommand;
import dev.picolight.device.command.ParsedMessage;
import dev.picolight.device.command.Replies;
import dev.picolight.device.command.Replies.LightState;
import dev.picolight.device.lifecycle.Counters.Count;
import dev.picolight.device.lifecycle.DeviceAction.PlayPattern;
import dev.picolight.device.lifecycle.DeviceAction.Publish;
import dev.picolight.device.lifecycle.DeviceAction.Report;
import dev.picolight.device.lifecycle.DeviceEvent.SettingsChanged.Origin;
import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.led.Brightness;
import dev.picolight.led.LedPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The LEDs as the device means them: obeys commands, ends patterns, and tells the state.
///
/// The other half of the device's logic; [DeviceLifecycle] owns it and passes on what concerns it.
final class Lights {
    private static final String JSON = "application/json";

    private final DeviceProfile profile;
    private final Duration stateExpiry;
    private final Counters counters;
    private final Redeliveries redeliveries;
    private final List<Light> lights;

    /// One LED: what it shows when no pattern runs, and the pattern if one does.
    private static final class Light {
        final int led;
        final DeviceProfile.Room room;
        final CommandParser parser;
        boolean lit;
        Optional<Effect> effect = Optional.empty();
        Optional<Instant> toldAt = Optional.empty();

        Light(int led, DeviceProfile.Room room) {
            this.led = led;
            this.room = room;
            this.parser = new CommandParser(room.text());
        }

        void goOnAs(Light before) {
            lit = before.lit;
            effect = before.effect;
            toldAt = before.toldAt;
        }

        LightState state() {
            return new LightState(lit || effect.isPresent(), effect.map(Effect::name));
        }
    }

    /// A running pattern. Its end changes nothing but the published state: the player knows by
    /// itself what stays.
    private record Effect(String name, Optional<Instant> until) {}

    /// Goes on as somebody else: each LED with what it meant before.
    ///
    /// @param origins as in [DeviceEvent.SettingsChanged]
    Lights becoming(DeviceProfile other, Timing timing, List<Origin> origins) {
        Lights next = new Lights(other, timing, counters);
        for (Light light : next.lights) {
            origins.get(light.led).before().map(lights::get).ifPresent(light::goOnAs);
        }
        return next;
    }

    /// What LEDs must be told whose hardware is another one.
    List<DeviceAction> showOnOthers(List<Origin> origins) {
        List<DeviceAction> actions = new ArrayList<>();
        for (Light light : lights) {
            Origin origin = origins.get(light.led);
            if (!origin.untouched()) {
                light.effect = Optional.empty();
                if (light.lit) {
                    actions.add(playSteady(light));
                }
            }
        }
        return actions;
    }

    /// Tells the state of those LEDs whose topic is new.
    List<DeviceAction> tellNew(ProfileChange change, long connection, Instant now) {
        return lights.stream()
                .filter(light -> change.isNewState(light.room))
                .map(light -> tellState(light, connection, now))
                .toList();
    }

    Lights(DeviceProfile profile, Timing timing, Counters counters) {
        this.profile = profile;
        this.counters = counters;
        this.stateExpiry = timing.stateExpiry();
        this.redeliveries = new Redeliveries(timing.keepAlive().plus(timing.pingresp()));
        List<Light> made = new ArrayList<>();
        for (DeviceProfile.Room room : profile.rooms()) {
            made.add(new Light(made.size(), room));
        }
        this.lights = List.copyOf(made);
    }

    /// When [#deadlinePassed] has something to do.
    Optional<Instant> deadline(boolean online) {
        return lights.stream()
                .flatMap(light -> {
                    Optional<Instant> refresh = online ? refreshAt(light) : Optional.empty();
                    return Stream.concat(
                            light.effect.flatMap(Effect::until).stream(), refresh.stream());
                })
                .min(Instant::compareTo);
    }

    private Optional<Instant> refreshAt(Light light) {
        return light.toldAt.map(told -> told.plus(stateExpiry.dividedBy(2)));
    }

    /// Ends the patterns whose time is over, and tells again what is about to expire.
    ///
    /// @param connection 0 when nothing can be told
    List<DeviceAction> deadlinePassed(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        for (Light light : lights) {
            boolean ended =
                    light.effect
                            .flatMap(Effect::until)
                            .filter(until -> !until.isAfter(now))
                            .isPresent();
            if (ended) {
                light.effect = Optional.empty();
            }
            boolean stale = refreshAt(light).filter(at -> !at.isAfter(now)).isPresent();
            if (connection != 0 && (ended || stale)) {
                actions.add(tellState(light, connection, now));
            }
        }
        return actions;
    }

    /// Tells the state of every LED, as on every new connection.
    List<DeviceAction> tellAll(long connection, Instant now) {
        return lights.stream().map(light -> tellState(light, connection, now)).toList();
    }

    /// All dark, for the end; told if there is a connection.
    List<DeviceAction> darken(long connection, Instant now) {
        List<DeviceAction> actions = new ArrayList<>();
        for (Light light : lights) {
            boolean wasOn = light.state().lit();
            light.lit = false;
            light.effect = Optional.empty();
            actions.add(playSteady(light));
            if (connection != 0 && wasOn) {
                actions.add(tellState(light, connection, now));
            }
        }
        return actions;
    }

    void connected(boolean resumed, Instant now) {
        redeliveries.connected(resumed, now);
    }

    void connectionLost(Instant now) {
        redeliveries.connectionLost(now);
        lights.forEach(light -> light.toldAt = Optional.empty());
    }

    /// Does what a message asks of the LED of its room.
    List<DeviceAction> obey(InboundMessage message, long connection, Instant now) {
        return lightOf(message.topic())
                .map(light -> obey(light, message, connection, now))
                .orElseGet(() ->
                        List.of(
                                Report.warn(
                                        "%s: a message that no LED of this device waits for"
                                                .formatted(topic(message)))));
    }

    private Optional<Light> lightOf(TopicName commands) {
        return lights.stream()
                .filter(light ->
                        commands.equals(DeviceProfile.roomCommands(light.room))
                                || commands.equals(profile.deviceCommands(light.room)))
                .findFirst();
    }

    private List<DeviceAction> obey(
            Light light, InboundMessage message, long connection, Instant now) {
        String heard = heard(message);
        if (redeliveries.wasDoneBefore(message, now)) {
            counters.add(Count.DUPLICATE);
            return List.of(Report.info(heard + " → sent again by the broker, done before"));
        }
        List<DeviceAction> actions = new ArrayList<>();
        switch (light.parser.parse(message.payload())) {
            case ParsedMessage.Understood(LedCommand.Play play)
                    when play.pattern().needsDimming() && !light.room.canDim() -> {
                String reason = "this LED only knows on and off, it cannot " + play.name();
                actions.add(Report.warn("%s → nothing changed: %s".formatted(heard, reason)));
                answer(message, connection, Replies.refused("not-supported", reason))
                        .ifPresent(actions::add);
            }
            case ParsedMessage.Understood(LedCommand command) -> {
                counters.add(Count.OBEYED);
                actions.add(apply(light, command, now));
                actions.add(tellState(light, connection, now));
                answer(message, connection, Replies.done(light.state())).ifPresent(actions::add);
                actions.add(Report.info(heard + " → " + inWords(light.state())));
            }
            case ParsedMessage.Ignored(String reason) -> {
                actions.add(Report.info("%s → ignored: %s".formatted(heard, reason)));
                answer(message, connection, Replies.refused("ignored", reason))
                        .ifPresent(actions::add);
            }
            case ParsedMessage.Malformed(String reason) -> {
                actions.add(Report.warn("%s → nothing changed: %s".formatted(heard, reason)));
                answer(message, connection, Replies.refused("malformed", reason))
                        .ifPresent(actions::add);
            }
        }
        if (message.retained()) {
            actions.add(Sentences.retainedCommand(message.topic()));
        }
        return actions;
    }

    private static DeviceAction apply(Light light, LedCommand command, Instant now) {
        return switch (command) {
            case LedCommand.TurnOn _ -> steady(light, true);
            case LedCommand.TurnOff _ -> steady(light, false);
            case LedCommand.Toggle _ -> steady(light, !light.state().lit());
            case LedCommand.Play(var pattern, var name, var afterwards) -> {
                light.lit =
                        switch (afterwards) {
                            case AS_BEFORE -> light.lit;
                            case LIT -> true;
                        };
                light.effect = Optional.of(new Effect(name, pattern.length().map(now::plus)));
                yield new PlayPattern(light.led, pattern, after(light));
            }
        };
    }

    private static DeviceAction steady(Light light, boolean lit) {
        light.lit = lit;
        light.effect = Optional.empty();
        return playSteady(light);
    }

    private static PlayPattern playSteady(Light light) {
        return new PlayPattern(light.led, after(light), after(light));
    }

    private static LedPattern.Steady after(Light light) {
        return new LedPattern.Steady(Brightness.of(light.lit));
    }

    private DeviceAction tellState(Light light, long connection, Instant now) {
        light.toldAt = Optional.of(now);
        return new Publish(
                connection,
                new OutboundMessage(
                        profile.state(light.room),
                        Replies.state(light.state()),
                        Qos.AT_LEAST_ONCE,
                        true,
                        Optional.of(stateExpiry),
                        Optional.of(JSON),
                        Optional.empty()));
    }

    /// An answer on a topic of commands would be taken for one, here or by the others in the room.
    private Optional<DeviceAction> answer(
            InboundMessage request, long connection, Payload payload) {
        return request.responseTopic()
                .filter(topic -> lightOf(topic).isEmpty())
                .map((TopicName topic) ->
                        new Publish(
                                connection,
                                new OutboundMessage(
                                        topic,
                                        payload,
                                        Qos.AT_LEAST_ONCE,
                                        false,
                                        Optional.empty(),
                                        Optional.of(JSON),
                                        request.correlationData())));
    }

    private static String heard(InboundMessage message) {
        String text =
                message.payload().size() > 4096
                        ? message.payload().size() + " bytes"
                        : message.payload()
                                .text()
                                .map(Shown::quoted)
                                .orElse(message.payload().toString());
        return topic(message) + " " + text;
    }

    private static String topic(InboundMessage message) {
        return Shown.bounded(message.topic().text(), Shown.LENGTH_MAX);
    }

    private static String inWords(LightState state) {
        return state.effect().orElse(state.lit() ? "LED lit" : "LED dark");
    }
}
