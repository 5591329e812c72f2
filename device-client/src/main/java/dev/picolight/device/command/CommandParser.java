package dev.picolight.device.command;

import dev.picolight.device.mqtt.Payload;

/// Stub.
public final class CommandParser {
    private final TextPolicy text;

    public CommandParser(TextPolicy text) {
        this.text = text;
    }

    public ParsedMessage parse(Payload payload) {
        return switch (payload.text().orElse("").strip().toLowerCase(java.util.Locale.ROOT)) {
            case "off" -> new ParsedMessage.Understood(new LedCommand.TurnOff());
            case "toggle" -> new ParsedMessage.Understood(new LedCommand.Toggle());
            default ->
                    text == TextPolicy.IGNORE
                            ? new ParsedMessage.Ignored("text")
                            : new ParsedMessage.Understood(new LedCommand.TurnOn());
        };
    }
}
