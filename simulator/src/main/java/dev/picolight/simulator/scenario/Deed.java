package dev.picolight.simulator.scenario;

import dev.picolight.device.mqtt.Qos;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a step does, or waits for.
sealed interface Deed {
    /// Which boards: one, or all of them.
    record Boards(Optional<Value<String>> id) {}

    /// Which LEDs.
    ///
    /// @param index position among the board's LEDs; empty: any
    record Leds(Optional<Value<String>> room, Boards boards, Optional<Integer> index) {}

    /// How long something may take before it counts as failed; empty: until the step's timeout.
    record Within(Optional<Value<Duration>> span) {}

    /// A line on the console.
    record WaitSerial(Match match, Boards boards, Within within) implements Deed {}

    /// An LED is lit or dark.
    record WaitLed(Leds leds, Value<Boolean> lit, Within within) implements Deed {}

    /// It is so at once.
    record ExpectLed(Leds leds, Value<Boolean> lit) implements Deed {}

    /// It blinks.
    ///
    /// @param tolerance how much longer or shorter a span may be
    record ExpectBlinking(
            Leds leds,
            Value<Duration> on,
            Value<Duration> off,
            Value<Function<Duration, Duration>> tolerance,
            Value<Integer> times,
            Within within)
            implements Deed {}

    /// It stays so.
    ///
    /// @param within by when the span must have begun; empty: at once
    record Hold(
            Leds leds, Value<Boolean> lit, Value<Duration> span, Optional<Value<Duration>> within)
            implements Deed {}

    /// What the firmware says of itself.
    ///
    /// @param span for which it must say so without a break; empty: once is enough
    record WaitState(
            Boards boards, Value<String> standing, Optional<Value<Duration>> span, Within within)
            implements Deed {}

    /// Time passes.
    record Delay(Value<Duration> span) implements Deed {}

    /// A message goes to the broker.
    record Publish(
            Value<TopicName> topic,
            Content content,
            Value<Qos> qos,
            Value<Boolean> retain,
            Optional<Value<TopicName>> responseTopic,
            Optional<Value<String>> correlation,
            Optional<Value<Duration>> expiry)
            implements Deed {}

    /// What a message says.
    sealed interface Content {
        record Text(Value<String> text) implements Content {}

        record Json(JsonShape shape) implements Content {}
    }

    /// A message comes from the broker.
    record ExpectMessage(
            Value<TopicFilter> filter,
            Match match,
            Optional<Value<Boolean>> retained,
            Within within)
            implements Deed {}

    /// Something is broken on purpose.
    ///
    /// @param span after which it is mended; empty: until a step mends it
    record Break(Value<Fault> fault, Boards boards, Optional<Value<Duration>> span)
            implements Deed {}

    /// A fault in several values.
    record BreakByParts(
            FaultKind kind,
            Map<String, Value<String>> attributes,
            Boards boards,
            Optional<Value<Duration>> span)
            implements Deed {}

    /// What is broken is mended.
    ///
    /// @param kind empty: everything
    record Mend(Optional<FaultKind> kind, Boards boards) implements Deed {}

    /// Plug in, plug out.
    ///
    /// @param span how long the plug is out
    record Power(Value<Plug> plug, Boards boards, Optional<Value<Duration>> span) implements Deed {}

    /// What is done to a plug.
    enum Plug {
        ON,
        OFF,
        CYCLE
    }

    /// Several at once; over when all of them are.
    record Parallel(List<List<Step>> branches) implements Deed {
        public Parallel {
            branches = List.copyOf(branches);
        }
    }

    /// Several times.
    record Repeat(Value<Integer> times, List<Step> steps) implements Deed {
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /// Once for each value.
    record ForEach(String variable, List<Value<String>> values, List<Step> steps) implements Deed {
        public ForEach {
            values = List.copyOf(values);
            steps = List.copyOf(steps);
        }
    }

    /// Variables get other values.
    record SetVariables(Map<String, Value<String>> values) implements Deed {}

    /// A line is told.
    record Log(Value<String> text) implements Deed {}
}
