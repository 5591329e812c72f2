package dev.picolight.device.mqtt;

/// The Topic Name of a message (§4.7): no wildcards. Always in Unicode form NFC.
///
/// @param text for example `客廳/message`
public record TopicName(String text) {
    public TopicName {
        text = Utf8.checked("The Topic Name", text);
        int wildcard = Math.max(text.indexOf('+'), text.indexOf('#'));
        if (wildcard >= 0) {
            throw new IllegalArgumentException(
                    "The Topic Name %s has the wildcard %c: a message goes to one topic only"
                            .formatted(Shown.quoted(text), text.charAt(wildcard)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
