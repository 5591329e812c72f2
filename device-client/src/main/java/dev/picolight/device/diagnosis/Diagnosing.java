package dev.picolight.device.diagnosis;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Diagnosis.Apart;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.mqtt.ReasonCode;
import java.time.Duration;
import java.util.Map;

/// From what was seen to what can be wrong. The one table of it.
///
/// Measured on Linux: an address that nobody has is given up after 3.1 s (three questions of ARP,
/// one a second), what a firewall or router rejects comes back within milliseconds. But either may
/// take longer, and a system says only so many times a second that it rejects.
final class Diagnosing {
    /// Nobody has been looked for in so short a time.
    private static final Duration REJECTED = Duration.ofSeconds(1);

    /// A name service that knows answers sooner.
    private static final Duration NAME_SERVICE_PATIENCE = Duration.ofSeconds(4);

    private static final Map<ReasonCode, Cause> OF_CODES =
            Map.ofEntries(
                    Map.entry(ReasonCode.UNSUPPORTED_PROTOCOL_VERSION, Cause.PROTOCOL_VERSION),
                    Map.entry(ReasonCode.CLIENT_IDENTIFIER_NOT_VALID, Cause.IDENTIFIER_NOT_VALID),
                    Map.entry(ReasonCode.BAD_USER_NAME_OR_PASSWORD, Cause.USER_OR_PASSWORD),
                    Map.entry(ReasonCode.SERVER_UNAVAILABLE, Cause.BUSY),
                    Map.entry(ReasonCode.SERVER_BUSY, Cause.BUSY),
                    Map.entry(ReasonCode.BANNED, Cause.BANNED),
                    Map.entry(ReasonCode.SERVER_SHUTTING_DOWN, Cause.CONNECTION_LOST),
                    Map.entry(ReasonCode.SESSION_TAKEN_OVER, Cause.IDENTIFIER_TAKEN),
                    Map.entry(ReasonCode.TOPIC_FILTER_INVALID, Cause.FILTER_NOT_VALID),
                    Map.entry(ReasonCode.QUOTA_EXCEEDED, Cause.BUSY),
                    Map.entry(ReasonCode.USE_ANOTHER_SERVER, Cause.ELSEWHERE),
                    Map.entry(ReasonCode.SERVER_MOVED, Cause.ELSEWHERE),
                    Map.entry(ReasonCode.CONNECTION_RATE_EXCEEDED, Cause.BUSY));

    private final Circumstances circumstances;

    Diagnosing(Circumstances circumstances) {
        this.circumstances = circumstances;
    }

    Diagnosis of(Setback setback) {
        return switch (setback) {
            case Setback.NetworkUnavailable _ -> Diagnosis.of(Cause.NO_NETWORK, Facts.NONE);
            case NotReached notReached -> of(notReached);
            case Setback.Refused refused -> of(refused);
            case Setback.SettingsWereChanged _ -> Diagnosis.of(Cause.UNKNOWN, Facts.NONE);
            case Setback.Dropped _ ->
                    Diagnosis.oneOf(
                            Apart.ENDING,
                            Facts.NONE,
                            Cause.CONNECTION_LOST,
                            Cause.IDENTIFIER_TAKEN,
                            Cause.BROKER_CLOSES);
            case Setback.IdentifierTaken(String identifier, _) ->
                    Diagnosis.of(Cause.IDENTIFIER_TAKEN, Facts.about(identifier));
            case Setback.IdentifierProbablyTaken(String identifier, _) ->
                    Diagnosis.oneOf(
                            Apart.ENDING,
                            Facts.about(identifier),
                            Cause.IDENTIFIER_TAKEN,
                            Cause.BROKER_CLOSES);
            case Setback.NoAnswer(String packet, _) ->
                    packet.equals("CONNACK")
                            ? Diagnosis.oneOf(
                                    Apart.SILENCE, Facts.NONE, Cause.BROKER_FROZEN, Cause.NOT_MQTT)
                            : Diagnosis.oneOf(
                                    Apart.LOSS,
                                    Facts.NONE,
                                    Cause.BROKER_FROZEN,
                                    Cause.PACKETS_LOST);
        };
    }

    private Diagnosis of(NotReached seen) {
        Facts facts = Facts.about(seen);
        return switch (seen.trouble()) {
            case LOOPBACK -> Diagnosis.of(Cause.LOCALHOST, facts);
            case NAME_UNKNOWN, NAME_DENIED, NAME_SERVICE_SILENT -> unnamed(seen, facts);
            case REFUSED ->
                    Diagnosis.oneOf(
                            Apart.LISTENER,
                            facts,
                            Cause.BROKER_DOWN,
                            Cause.BOUND_TO_LOOPBACK,
                            Cause.WRONG_PORT,
                            Cause.FIREWALL_REJECTS);
            case NO_ROUTE -> noRoute(seen, facts);
            case TIMED_OUT -> timedOut(seen, facts);
            case NO_NETWORK -> noNetwork(facts);
            case RESET, CLOSED_BEFORE_CONNACK ->
                    Diagnosis.oneOf(Apart.LOG, facts, Cause.NOT_MQTT, Cause.BROKER_CLOSES);
            case NOT_MQTT -> Diagnosis.of(Cause.NOT_MQTT, facts);
            case MQTT_TOO_OLD -> Diagnosis.of(Cause.PROTOCOL_VERSION, facts);
            case TLS -> Diagnosis.of(Cause.TLS_OTHER, facts);
            case TLS_FILES -> Diagnosis.of(Cause.TLS_FILES, facts);
            case TLS_NO_ANSWER ->
                    Diagnosis.oneOf(
                            Apart.SILENCE, facts, Cause.BROKER_FROZEN, Cause.TLS_NOT_ON_PORT);
            case TLS_NOT_SPOKEN -> Diagnosis.of(Cause.TLS_NOT_ON_PORT, facts);
            case TLS_CLOSED ->
                    Diagnosis.oneOf(
                            Apart.TLS_ENDING, facts, Cause.TLS_NOT_ON_PORT, Cause.BROKER_CLOSES);
            case TLS_EXPECTED -> Diagnosis.of(Cause.TLS_ON_PORT, facts);
            case TLS_VERSION -> Diagnosis.of(Cause.TLS_VERSION, facts);
            case TLS_AUTHORITY_UNKNOWN -> Diagnosis.of(Cause.TLS_AUTHORITY, facts);
            case TLS_NAME -> Diagnosis.of(Cause.TLS_NAME, facts);
            case TLS_EXPIRED ->
                    Diagnosis.oneOf(Apart.CLOCK, facts, Cause.TLS_EXPIRED, Cause.CLOCK_WRONG);
            case TLS_NOT_YET_VALID ->
                    Diagnosis.oneOf(Apart.CLOCK, facts, Cause.CLOCK_WRONG, Cause.TLS_NOT_YET_VALID);
            case TLS_CLIENT_CERTIFICATE_MISSING ->
                    Diagnosis.of(Cause.TLS_CLIENT_CERTIFICATE_MISSING, facts);
            case TLS_CLIENT_CERTIFICATE_REFUSED ->
                    Diagnosis.of(Cause.TLS_CLIENT_CERTIFICATE_REFUSED, facts);
            case OTHER -> Diagnosis.of(Cause.UNKNOWN, facts);
        };
    }

    private static Diagnosis unnamed(NotReached seen, Facts facts) {
        if (seen.address().host().endsWith(".local")) {
            return Diagnosis.of(Cause.MDNS_NAME, facts);
        }
        return switch (seen.trouble()) {
            case NAME_DENIED -> Diagnosis.of(Cause.NAME_UNKNOWN, facts);
            case NAME_SERVICE_SILENT -> Diagnosis.of(Cause.NAME_SERVICE_SILENT, facts);
            default ->
                    seen.after().compareTo(NAME_SERVICE_PATIENCE) < 0
                            ? Diagnosis.oneOf(
                                    Apart.NAME,
                                    facts,
                                    Cause.NAME_UNKNOWN,
                                    Cause.NAME_SERVICE_SILENT)
                            : Diagnosis.of(Cause.NAME_SERVICE_SILENT, facts);
        };
    }

    /// Time alone does not tell: a firewall may reject after packets were lost, and others may have
    /// asked for the neighbour before. Nor does a neighbour alone: it may have answered a minute
    /// ago and be gone, so that a router looks for it in vain.
    private Diagnosis noRoute(NotReached seen, Facts facts) {
        return switch (neighbour(seen)) {
            case YES ->
                    seen.after().compareTo(REJECTED) < 0
                            ? Diagnosis.of(Cause.FIREWALL_REJECTS, facts)
                            : Diagnosis.oneOf(
                                    Apart.NEIGHBOUR,
                                    facts,
                                    Cause.FIREWALL_REJECTS,
                                    Cause.NOBODY_THERE);
            case NO -> Diagnosis.of(Cause.NOBODY_THERE, facts);
            case UNKNOWN ->
                    Diagnosis.oneOf(
                            Apart.NEIGHBOUR,
                            facts,
                            Cause.NOBODY_THERE,
                            Cause.FIREWALL_REJECTS,
                            Cause.NO_WAY);
        };
    }

    /// A neighbour that answered a moment ago may be gone, for Linux does not ask again for up to a
    /// minute. A broker frozen for long no longer lets the system accept for it.
    private Diagnosis timedOut(NotReached seen, Facts facts) {
        if (neighbour(seen) == Answer.NO) {
            return Diagnosis.of(Cause.NOBODY_THERE, facts);
        }
        return circumstances.sameNetwork() == Answer.YES || neighbour(seen) == Answer.YES
                ? Diagnosis.oneOf(
                        Apart.SWALLOWED,
                        facts,
                        Cause.NOBODY_THERE,
                        Cause.FIREWALL_DROPS,
                        Cause.BROKER_FROZEN)
                : Diagnosis.oneOf(
                        Apart.SWALLOWED,
                        facts,
                        Cause.NOBODY_THERE,
                        Cause.FIREWALL_DROPS,
                        Cause.BROKER_FROZEN,
                        Cause.NO_WAY);
    }

    private Answer neighbour(NotReached seen) {
        return circumstances.neighbour() == Answer.UNKNOWN
                ? seen.tried().map(Setback.Tried::neighbour).orElse(Answer.UNKNOWN)
                : circumstances.neighbour();
    }

    /// A router that knows no way says the same as this machine's own system; so may a firewall.
    private Diagnosis noNetwork(Facts facts) {
        return switch (circumstances.ownAddress()) {
            case YES -> Diagnosis.oneOf(Apart.ROUTE, facts, Cause.NO_WAY, Cause.FIREWALL_REJECTS);
            case NO -> Diagnosis.of(Cause.NO_NETWORK, facts);
            case UNKNOWN ->
                    Diagnosis.oneOf(
                            Apart.ROUTE,
                            facts,
                            Cause.NO_NETWORK,
                            Cause.NO_WAY,
                            Cause.FIREWALL_REJECTS);
        };
    }

    private Diagnosis of(Setback.Refused refused) {
        Facts facts = Facts.about(refused.subject());
        Cause known = OF_CODES.getOrDefault(refused.reason(), Cause.REFUSED_OTHERWISE);
        if (known == Cause.USER_OR_PASSWORD) {
            return unknownUser(facts);
        }
        if (!refused.reason().equals(ReasonCode.NOT_AUTHORIZED)) {
            return Diagnosis.of(known, facts);
        }
        return switch (refused.request()) {
            case SUBSCRIPTION -> Diagnosis.of(Cause.SUBSCRIPTION_REFUSED, facts);
            case PUBLISHING -> Diagnosis.of(Cause.WRITE_RULES, facts);
            case GOING_ON -> Diagnosis.of(Cause.NOT_AUTHORIZED, facts);
            case CONNECTION -> notLetIn(facts);
        };
    }

    private Diagnosis unknownUser(Facts facts) {
        return switch (circumstances.userGiven()) {
            case NO -> Diagnosis.of(Cause.USER_MISSING, facts);
            case YES -> Diagnosis.of(Cause.USER_OR_PASSWORD, facts);
            case UNKNOWN ->
                    Diagnosis.oneOf(Apart.LOGIN, facts, Cause.USER_OR_PASSWORD, Cause.USER_MISSING);
        };
    }

    /// Mosquitto answers 0x87 to a wrong password, too; and to a client without a user, also where
    /// it would not let in one with a user.
    private Diagnosis notLetIn(Facts facts) {
        return switch (circumstances.userGiven()) {
            case NO ->
                    Diagnosis.oneOf(Apart.LOGIN, facts, Cause.USER_MISSING, Cause.NOT_AUTHORIZED);
            case YES ->
                    Diagnosis.oneOf(
                            Apart.LOGIN, facts, Cause.USER_OR_PASSWORD, Cause.NOT_AUTHORIZED);
            case UNKNOWN ->
                    Diagnosis.oneOf(
                            Apart.LOGIN,
                            facts,
                            Cause.USER_OR_PASSWORD,
                            Cause.USER_MISSING,
                            Cause.NOT_AUTHORIZED);
        };
    }
}
