package dev.picolight.device.announce;

import dev.picolight.device.mqtt.Payload;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON objects.
final class Json {
    static final String CONTENT_TYPE = "application/json";

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// @param members writes them
    static Payload object(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return Payload.of(bytes.toByteArray());
    }

    /// Writes an object that is a member.
    static void object(JsonGenerator out, String name, Runnable members) {
        out.writeObjectPropertyStart(name);
        members.run();
        out.writeEndObject();
    }

    static void texts(JsonGenerator out, String name, Collection<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(out::writeString);
        out.writeEndArray();
    }
}
