package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Why the device is not online: what was seen. Its [#diagnosis] tells what that can come from, and
/// what would help.
public sealed interface Setback {
    /// What was seen, with its evidence; no full stop.
    String seen(Language language);

    /// Whether it may pass by itself. False: only a person can help, so the device waits the
    /// longest before it tries again.
    boolean mayPass();

    /// As [#seen], in the language of the user.
    default String cause() {
        return seen(Language.ofUser());
    }

    /// What would help; whole sentences in the language of the user.
    default String remedy() {
        return advice(Language.ofUser(), diagnosis(Circumstances.UNKNOWN));
    }

    /// As [#remedy], for somebody who knows the Server.
    default String remedy(BrokerAddress server) {
        return advice(
                Language.ofUser(), diagnosis(Circumstances.UNKNOWN).at(server, Optional.empty()));
    }

    /// What can be wrong.
    default Diagnosis diagnosis(Circumstances circumstances) {
        return new Diagnosing(circumstances).of(this);
    }

    private String advice(Language language, Diagnosis diagnosis) {
        return switch (this) {
            case SettingsWereChanged _ -> say(language).connectsAnew();
            case Dropped _ -> say(language).comesBack();
            case NetworkUnavailable _,
                    NotReached _,
                    Refused _,
                    IdentifierTaken _,
                    IdentifierProbablyTaken _,
                    NoAnswer _ ->
                    diagnosis.advice(language);
        };
    }

    private static DiagnosisWords say(Language language) {
        return Words.in(language, DiagnosisWords.class);
    }

    /// The network is lost or could not be joined.
    record NetworkUnavailable(String detail) implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).noNetwork(detail);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /// The Server was not reached: no TCP connection, or none that lasted until CONNACK.
    ///
    /// @param after how long the attempt took; elapsed time is evidence
    /// @param detail the library's or the network's own words
    /// @param tried the IP address that failed; empty where it came to none
    record NotReached(
            Trouble trouble,
            BrokerAddress address,
            Duration after,
            String detail,
            Optional<Tried> tried)
            implements Setback {
        /// The same, where no IP address was tried, or none is known.
        public NotReached(Trouble trouble, BrokerAddress address, Duration after, String detail) {
            this(trouble, address, after, detail, Optional.empty());
        }

        @Override
        public String seen(Language language) {
            DiagnosisWords say = say(language);
            String elapsed =
                    after.compareTo(Duration.ofSeconds(1)) < 0
                            ? say.milliseconds(after.toMillis())
                            : say.seconds("%.1f".formatted(after.toMillis() / 1000.0));
            return say.notReached(address.toString(), say.seen(trouble), elapsed, detail);
        }

        @Override
        public boolean mayPass() {
            return trouble.mayPass();
        }
    }

    /// An IP address that was tried.
    ///
    /// @param neighbour whether a machine of this network answered for it just then
    record Tried(InetAddress address, Answer neighbour) {}

    /// What a Server can say no to.
    enum Request {
        CONNECTION,
        SUBSCRIPTION,
        PUBLISHING,
        /// It ends a connection that it had accepted, by DISCONNECT.
        GOING_ON
    }

    /// The Server said no, by a Reason Code.
    ///
    /// @param subject the filters or the topic that it was about, or empty
    record Refused(
            Request request, String subject, ReasonCode reason, Optional<String> reasonString)
            implements Setback {
        private static final Set<ReasonCode> ONLY_A_PERSON_CAN_HELP =
                Set.of(
                        ReasonCode.UNSUPPORTED_PROTOCOL_VERSION,
                        ReasonCode.CLIENT_IDENTIFIER_NOT_VALID,
                        ReasonCode.BAD_USER_NAME_OR_PASSWORD,
                        ReasonCode.NOT_AUTHORIZED,
                        ReasonCode.BANNED,
                        ReasonCode.SESSION_TAKEN_OVER,
                        ReasonCode.TOPIC_FILTER_INVALID,
                        ReasonCode.USE_ANOTHER_SERVER,
                        ReasonCode.SERVER_MOVED);

        /// It did not let the client in.
        public static Refused connection(ReasonCode reason, Optional<String> reasonString) {
            return new Refused(Request.CONNECTION, "", reason, reasonString);
        }

        /// It let the client in, and has put it out again.
        public static Refused goingOn(ReasonCode reason, Optional<String> reasonString) {
            return new Refused(Request.GOING_ON, "", reason, reasonString);
        }

        /// It does not let the client subscribe.
        ///
        /// @param filters separated by commas
        public static Refused subscription(String filters, ReasonCode reason) {
            return new Refused(Request.SUBSCRIPTION, filters, reason, Optional.empty());
        }

        /// It does not let the client publish there.
        public static Refused publishing(String topic, ReasonCode reason) {
            return new Refused(Request.PUBLISHING, topic, reason, Optional.empty());
        }

        @Override
        public String seen(Language language) {
            return say(language)
                    .refused(
                            say(language).asked(request, subject),
                            reason + reasonString.map(s -> " " + Shown.quoted(s)).orElse(""));
        }

        @Override
        public boolean mayPass() {
            return !ONLY_A_PERSON_CAN_HELP.contains(reason);
        }
    }

    /// Nothing is wrong: the device leaves one way to the Server for another.
    record SettingsWereChanged() implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).settingsWereChanged();
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /// A connection that worked has ended.
    record Dropped(String detail) implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).dropped(detail);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /// The Server has given the session to another client with the same Client Identifier, and says
    /// so by 0x8E (§3.1.4).
    record IdentifierTaken(String clientIdentifier, ReasonCode reason) implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).identifierTaken(Shown.quoted(clientIdentifier), reason.toString());
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /// Connections break again and again soon after they were made, as two clients with one
    /// identifier do to each other. Not every Server says so (Mosquitto before 2.0.15 sends no
    /// 0x8E).
    record IdentifierProbablyTaken(String clientIdentifier, int times) implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).identifierProbablyTaken(times, Shown.quoted(clientIdentifier));
        }

        @Override
        public boolean mayPass() {
            return false;
        }
    }

    /// The Server did not answer in time, although the connection seems to be there.
    ///
    /// @param packet what was awaited: `CONNACK`, `SUBACK` or `PINGRESP`
    record NoAnswer(String packet, Duration within) implements Setback {
        @Override
        public String seen(Language language) {
            return say(language).noAnswer(packet, within.toSeconds());
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }
}
