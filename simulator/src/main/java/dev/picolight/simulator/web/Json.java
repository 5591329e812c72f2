package dev.picolight.simulator.web;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON.
final class Json {
    static final String CONTENT_TYPE = "application/json; charset=utf-8";

    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// @param members writes them
    static byte[] object(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// A member that is an object.
    static void object(JsonGenerator out, String name, Runnable members) {
        out.writeObjectPropertyStart(name);
        members.run();
        out.writeEndObject();
    }

    /// A member that is an array.
    ///
    /// @param element writes one
    static <T> void array(
            JsonGenerator out, String name, Iterable<? extends T> all, Consumer<T> element) {
        out.writeArrayPropertyStart(name);
        all.forEach(element);
        out.writeEndArray();
    }

    /// An element of an array that is an object.
    static void element(JsonGenerator out, Runnable members) {
        out.writeStartObject();
        members.run();
        out.writeEndObject();
    }

    /// A member that is a text or null.
    static void text(JsonGenerator out, String name, Optional<String> text) {
        if (text.isPresent()) {
            out.writeStringProperty(name, text.get());
        } else {
            out.writeNullProperty(name);
        }
    }
}
