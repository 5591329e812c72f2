package dev.picolight.device.command;

import dev.picolight.device.mqtt.Payload;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the device says about an LED, as JSON.
public final class Replies {
    private static final JsonFactory JSON = new JsonFactory();

    /// What an LED does.
    ///
    /// @param lit whether it is on; during a pattern it counts as on
    /// @param effect the running pattern's name
    public record LightState(boolean lit, Optional<String> effect) {}

    private Replies() {}

    /// `{"state":"ON","effect":null}`, as Home Assistant's JSON light reads it.
    public static Payload state(LightState state) {
        return json(out -> {
            out.writeStartObject();
            writeState(out, state);
            out.writeEndObject();
        });
    }

    /// The answer to a request that was done.
    public static Payload done(LightState state) {
        return json(out -> {
            out.writeStartObject();
            out.writeBooleanProperty("ok", true);
            writeState(out, state);
            out.writeEndObject();
        });
    }

    /// The answer to a request that was not done.
    ///
    /// @param code a word for programs, for example `malformed`
    /// @param message a sentence for people
    public static Payload refused(String code, String message) {
        return json(out -> {
            out.writeStartObject();
            out.writeBooleanProperty("ok", false);
            out.writeObjectPropertyStart("error");
            out.writeStringProperty("code", code);
            out.writeStringProperty("message", message);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static void writeState(JsonGenerator out, LightState state) {
        out.writeStringProperty("state", state.lit() ? "ON" : "OFF");
        out.writeName("effect");
        state.effect().ifPresentOrElse(out::writeString, out::writeNull);
    }

    private interface Body {
        void write(JsonGenerator out);
    }

    private static Payload json(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            body.write(out);
        }
        return Payload.of(bytes.toByteArray());
    }
}
