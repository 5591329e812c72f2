package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Shown;
import java.util.Optional;

/// What a diagnosis is about; fills the places in its words and commands.
///
/// @param address of the Server that was looked for, where that is known
/// @param numeric the IP address that was tried, where there was one
/// @param subject a topic, filter or Client Identifier, or empty
public record Facts(Optional<BrokerAddress> address, Optional<String> numeric, String subject) {
    static final Facts NONE = new Facts(Optional.empty(), Optional.empty(), "");

    static Facts about(NotReached seen) {
        return new Facts(
                Optional.of(seen.address()),
                seen.tried().map(tried -> tried.address().getHostAddress()),
                "");
    }

    static Facts about(String subject) {
        return new Facts(Optional.empty(), Optional.empty(), subject);
    }

    /// The same, at a Server of which they did not know.
    public Facts at(BrokerAddress server, Optional<String> numericAddress) {
        return new Facts(
                address.or(() -> Optional.of(server)), numeric.or(() -> numericAddress), subject);
    }

    String broker() {
        return address.map(BrokerAddress::toString).orElse("HOST:PORT");
    }

    String host() {
        return address.map(BrokerAddress::host).orElse("HOST");
    }

    String port() {
        return address.map(it -> String.valueOf(it.port())).orElse("1883");
    }

    /// A subject may come from outside.
    String shownSubject() {
        return Shown.bounded(subject, Shown.LENGTH_MAX);
    }

    /// A command with its places filled.
    String in(String command) {
        return command.replace("{broker}", broker())
                .replace("{host}", host())
                .replace("{address}", withoutZone(numeric.orElseGet(this::host)))
                .replace("{port}", port())
                .replace("{subject}", Shown.forShell(subject));
    }

    /// `ip` takes no zone (RFC 4007 §11) in an address.
    private static String withoutZone(String address) {
        return address.replaceFirst("%.*", "");
    }
}
