package dev.picolight.device.command;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.led.Brightness;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the device says about an LED, as JSON.
public final class Replies {
    private static final JsonFactory JSON = new JsonFactory();

    /// Home Assistant's scale.
    private static final double BRIGHTNESS_FULL = 255;

    /// What an LED does.
    ///
    /// @param lit whether it is on; during a pattern it counts as on
    /// @param brightness of an LED that can dim, also while it is dark: what ON means next
    /// @param effect the running pattern's name
    public record LightState(
            boolean lit, Optional<Brightness> brightness, Optional<String> effect) {
        /// What an LED does that only knows on and off.
        public LightState(boolean lit, Optional<String> effect) {
            this(lit, Optional.empty(), effect);
        }
    }

    /// Where a state comes from.
    ///
    /// @param source who wanted it, for example `room`
    /// @param since the date at which it began; empty while the machine does not know the date
    /// @param sequence from 1, one more with each state of this LED that is told
    public record Origin(String source, Optional<Instant> since, long sequence) {}

    /// What became of a request at one LED.
    public sealed interface Outcome {
        /// It was done, or told.
        record Done(LightState state) implements Outcome {}

        /// It was not.
        ///
        /// @param message a sentence for people
        record Failed(ErrorCode code, String message) implements Outcome {}
    }

    /// Who answers, and how long it took.
    ///
    /// @param device the device's id
    /// @param took from the message's arrival at the device until the LED showed it
    public record Answerer(String device, Duration took) {}

    private Replies() {}

    /// `{"state":"ON","effect":null,…}`, as Home Assistant's JSON light reads it.
    public static Payload state(LightState state, Origin origin) {
        return json(out -> {
            writeState(out, state);
            out.writeStringProperty("source", origin.source());
            out.writeName("since");
            origin.since()
                    .map(date -> date.truncatedTo(ChronoUnit.MILLIS).toString())
                    .ifPresentOrElse(out::writeString, out::writeNull);
            out.writeNumberProperty("sequence", origin.sequence());
        });
    }

    /// The answer to a request for one LED.
    public static Payload answer(Outcome outcome, Answerer answerer) {
        return json(out -> {
            writeOutcome(out, outcome);
            writeAnswerer(out, answerer);
        });
    }

    /// The answer to a request for all LEDs of the device: well only if each is.
    ///
    /// @param outcomes by room, in the order of the settings
    public static Payload answer(SequencedMap<String, Outcome> outcomes, Answerer answerer) {
        Optional<Outcome> failure =
                outcomes.values().stream().filter(Outcome.Failed.class::isInstance).findFirst();
        return json(out -> {
            failure.ifPresentOrElse(
                    failed -> writeOutcome(out, failed),
                    () -> out.writeBooleanProperty("ok", true));
            out.writeObjectPropertyStart("rooms");
            for (Map.Entry<String, Outcome> room : outcomes.entrySet()) {
                out.writeObjectPropertyStart(room.getKey());
                writeOutcome(out, room.getValue());
                out.writeEndObject();
            }
            out.writeEndObject();
            writeAnswerer(out, answerer);
        });
    }

    private static void writeOutcome(JsonGenerator out, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(LightState state) -> {
                out.writeBooleanProperty("ok", true);
                writeState(out, state);
            }
            case Outcome.Failed(ErrorCode code, String message) -> {
                out.writeBooleanProperty("ok", false);
                out.writeObjectPropertyStart("error");
                out.writeStringProperty("code", code.word());
                out.writeStringProperty("message", message);
                out.writeEndObject();
            }
        }
    }

    private static void writeAnswerer(JsonGenerator out, Answerer answerer) {
        out.writeNumberProperty("took-ms", answerer.took().toMillis());
        out.writeStringProperty("device", answerer.device());
    }

    /// Brightness 0 is nothing that Home Assistant understands, so a dark LED has none.
    private static void writeState(JsonGenerator out, LightState state) {
        out.writeStringProperty("state", state.lit() ? "ON" : "OFF");
        if (state.brightness().isPresent()) {
            if (state.lit()) {
                double share = state.brightness().get().percent() / 100.0;
                out.writeNumberProperty("brightness", (int) Math.round(share * BRIGHTNESS_FULL));
            }
            out.writeStringProperty("color_mode", "brightness");
        }
        out.writeName("effect");
        state.effect().ifPresentOrElse(out::writeString, out::writeNull);
    }

    private interface Body {
        void write(JsonGenerator out);
    }

    private static Payload json(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            body.write(out);
            out.writeEndObject();
        }
        return Payload.of(bytes.toByteArray());
    }
}
