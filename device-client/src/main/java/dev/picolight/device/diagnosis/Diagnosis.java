package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Cause.Place;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong, as far as can be told from here: one [Cause], or several of which one is true,
/// with what tells them apart. A wrong diagnosis is worse than none, so several are never a
/// ranking.
///
/// @param causes never empty
/// @param apart what tells several causes apart; empty when there is one
public record Diagnosis(List<Cause> causes, Optional<Apart> apart, Facts facts) {
    public Diagnosis {
        causes = List.copyOf(causes);
        if (causes.isEmpty() || (causes.size() > 1) != apart.isPresent()) {
            throw new IllegalArgumentException(
                    "one cause, or several and what tells them apart; not %s and %s"
                            .formatted(causes, apart));
        }
    }

    static Diagnosis of(Cause cause, Facts facts) {
        return new Diagnosis(List.of(cause), Optional.empty(), facts);
    }

    static Diagnosis oneOf(Apart apart, Facts facts, Cause... causes) {
        return new Diagnosis(List.of(causes), Optional.of(apart), facts);
    }

    /// The same about a Server that what was seen does not name.
    ///
    /// @param numericAddress that was tried
    public Diagnosis at(BrokerAddress server, Optional<String> numericAddress) {
        return new Diagnosis(causes, apart, facts.at(server, numericAddress));
    }

    /// What a command shows when one of several causes is the true one.
    public enum Apart {
        /// Unlike getent, ping says what the name service has said.
        NAME(Place.DEVICE, "LC_ALL=C ping -c 1 {host}"),
        LISTENER(Place.BROKER, "ss -ltnp | grep {port}"),
        /// What is known of a neighbour may be a minute old, so it is forgotten first.
        NEIGHBOUR(
                Place.DEVICE,
                "sudo ip neighbour flush to {address}; ping -c 4 {address}; ip neighbour show {address}"),
        /// As [#NEIGHBOUR], where the packets were not answered at all.
        SWALLOWED(
                Place.DEVICE,
                "sudo ip neighbour flush to {address}; ping -c 4 {address}; ip neighbour show {address}"),
        ROUTE(Place.DEVICE, "ip -brief address; ip route get {address}"),
        /// What the Server thinks of a connection, only its log tells.
        LOG(Place.BROKER, Commands.LOG),
        LOGIN(Place.BROKER, Commands.LOG + "; sudo picolight broker-user list"),
        SILENCE(Place.BROKER, "sudo ss -ltnp | grep {port}; systemctl status mosquitto"),
        /// Why a connection that worked has ended, or that of TLS never began.
        ENDING(Place.BROKER, Commands.LOG),
        TLS_ENDING(Place.BROKER, Commands.LOG),
        LOSS(Place.DEVICE, "ping -c 20 {address}"),
        CLOCK(Place.DEVICE, "timedatectl");

        private final Place place;
        private final String command;

        Apart(Place place, String command) {
            this.place = place;
            this.command = command;
        }
    }

    /// Whether there is no other explanation.
    public boolean isCertain() {
        return causes.size() == 1;
    }

    /// Where [#command] is to be typed.
    public Place place() {
        return apart.map(it -> it.place).orElse(causes.getFirst().place());
    }

    /// The next command to type, ready to copy; empty when none helps.
    public Optional<String> command() {
        String command = apart.map(it -> it.command).orElse(causes.getFirst().command());
        return Optional.of(facts.in(command)).filter(it -> !it.isEmpty());
    }

    /// What is wrong; no full stop.
    public String title(Language language) {
        List<String> titles = causes.stream().map(cause -> title(cause, language)).toList();
        return isCertain()
                ? titles.getFirst()
                : say(language).oneOf(String.join(say(language).between(), titles));
    }

    /// What one of the causes is; no full stop.
    public String title(Cause cause, Language language) {
        return say(language)
                .title(cause, facts.broker(), facts.host(), facts.port(), facts.shownSubject());
    }

    /// What helps against one of the causes; whole sentences.
    public String remedy(Cause cause, Language language) {
        return say(language)
                .remedy(cause, facts.broker(), facts.host(), facts.port(), facts.shownSubject());
    }

    /// How the command's output is to be read, where it tells causes apart; whole sentences.
    public Optional<String> reading(Language language) {
        return apart.map(it -> say(language).apart(it, facts.port()));
    }

    /// The same trouble seen on a Pico W: what MicroPython's console shows and after how long. From
    /// the sources of MicroPython and lwIP, not tried on a board. Empty where nothing is known.
    public Optional<String> onPicoW(Language language) {
        String shown =
                causes.stream()
                        .map(cause -> say(language).picoW(cause))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(say(language).between()));
        return Optional.of(shown).filter(it -> !it.isEmpty()).map(say(language)::onPicoW);
    }

    /// What would help, in one line: whole sentences with the next command.
    public String advice(Language language) {
        DiagnosisWords say = say(language);
        String what =
                isCertain() ? remedy(causes.getFirst(), language) : say.sentence(title(language));
        String next =
                command()
                        .map(it ->
                                place() == Place.BROKER
                                        ? say.onBrokersMachine(it)
                                        : say.onThisMachine(it))
                        .orElse("");
        return what + next + reading(language).orElse("");
    }

    private static DiagnosisWords say(Language language) {
        return Words.in(language, DiagnosisWords.class);
    }
}
