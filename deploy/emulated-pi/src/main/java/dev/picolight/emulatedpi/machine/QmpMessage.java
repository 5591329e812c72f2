package dev.picolight.emulatedpi.machine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A line that QEMU's machine protocol carries: QEMU documentation, «QEMU Machine Protocol
/// Specification», sections 2.2 to 2.5.
sealed interface QmpMessage {
    JsonFactory JSON = new JsonFactory();

    /// What QEMU says first.
    record Greeting() implements QmpMessage {}

    /// A command was done.
    ///
    /// @param text its result where that is a text, else empty
    record Done(String text) implements QmpMessage {}

    /// A command was refused, or failed.
    record Refused(String reason) implements QmpMessage {}

    /// Something happened that was not asked for.
    record Event(String name) implements QmpMessage {}

    /// Reads a line.
    ///
    /// @throws IOException when this is no message of the protocol
    static QmpMessage parse(String line) throws IOException {
        Map<String, String> members = members(line);
        if (members.containsKey("QMP")) {
            return new Greeting();
        }
        if (members.containsKey("return")) {
            return new Done(members.getOrDefault("return", ""));
        }
        if (members.containsKey("error")) {
            return new Refused(members.getOrDefault("error.desc", "no description"));
        }
        if (members.containsKey("event")) {
            return new Event(members.getOrDefault("event", ""));
        }
        throw new IOException("QEMU's monitor said something else than QMP: " + line);
    }

    /// The members of an object by their path, as `error.desc`; those that are no text are empty.
    private static Map<String, String> members(String line) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() || token.isStructStart()) {
                    members.put(
                            parser.streamReadContext()
                                    .pathAsPointer()
                                    .toString()
                                    .replaceFirst("^/", "")
                                    .replace('/', '.'),
                            token == JsonToken.VALUE_STRING ? parser.getString() : "");
                }
            }
        } catch (JacksonException noJson) {
            throw new IOException("QEMU's monitor said something else than JSON: " + line, noJson);
        }
        return members;
    }

    /// The line that asks for a command.
    ///
    /// @param arguments names and values, all texts
    static String command(String name, Map<String, String> arguments) {
        java.io.StringWriter line = new java.io.StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("execute", name);
            if (!arguments.isEmpty()) {
                json.writeObjectPropertyStart("arguments");
                arguments.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return line + "\n";
    }
}
