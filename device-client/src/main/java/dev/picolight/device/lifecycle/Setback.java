package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.mqtt.Shown;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Why the device is not online, and what would help.
public sealed interface Setback {
    /// Whose identifier it may be as well, and what to do about it.
    String OWN_IDENTIFIER =
            "Is there a second device with a copy of these settings or of this SD card, or this program started twice? Give each device its own `id` in the settings, or none: then it is made from the serial number.";

    /// What happened, with its evidence; no full stop.
    String cause();

    /// What would help; whole sentences.
    String remedy();

    /// Whether it may pass by itself. False: only a person can help, so the device waits the
    /// longest before it tries again.
    boolean mayPass();

    /// The network is lost or could not be joined.
    record NetworkUnavailable(String detail) implements Setback {
        @Override
        public String cause() {
            return "no network: " + detail;
        }

        @Override
        public String remedy() {
            return "Check Wi-Fi or cable; the device goes on as soon as the network is back.";
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
    record NotReached(Trouble trouble, BrokerAddress address, Duration after, String detail)
            implements Setback {
        /// The kinds that need different remedies.
        public enum Trouble {
            NAME_UNKNOWN("the name has no address"),
            LOOPBACK("this address is the device itself, not the broker"),
            REFUSED("connection refused"),
            NO_ROUTE("nobody answers at that address"),
            TIMED_OUT("no answer to the connection attempt"),
            NO_NETWORK("network unreachable"),
            RESET("the connection was reset"),
            CLOSED_BEFORE_CONNACK("the connection was closed before CONNACK"),
            NOT_MQTT("what answered does not speak MQTT 5"),
            TLS("TLS failed"),
            TLS_FILES("the files for TLS cannot be used"),
            TLS_NO_ANSWER("no answer to the TLS handshake"),
            TLS_NOT_SPOKEN("what answered does not speak TLS"),
            TLS_EXPECTED("what answered speaks nothing but TLS"),
            TLS_VERSION("no version of TLS in common"),
            TLS_AUTHORITY_UNKNOWN(
                    "the broker's certificate is from nobody whom this device trusts"),
            TLS_NAME("the broker's certificate is for another name"),
            TLS_EXPIRED("the broker's certificate has expired"),
            TLS_NOT_YET_VALID("the broker's certificate is not yet valid"),
            TLS_CLIENT_CERTIFICATE_MISSING("the broker wants a certificate of this device"),
            TLS_CLIENT_CERTIFICATE_REFUSED("the broker refuses the certificate of this device"),
            OTHER("the connection failed");

            private final String words;

            Trouble(String words) {
                this.words = words;
            }
        }

        @Override
        public String cause() {
            String elapsed =
                    after.compareTo(Duration.ofSeconds(1)) < 0
                            ? after.toMillis() + " ms"
                            : "%.1f s".formatted(after.toMillis() / 1000.0);
            return "broker %s not reached: %s after %s (%s)"
                    .formatted(address, trouble.words, elapsed, detail);
        }

        @Override
        public String remedy() {
            return switch (trouble) {
                case NAME_UNKNOWN ->
                        "Check the broker's name for a typing error, or use its IP address.";
                case LOOPBACK ->
                        "Use the broker's address in the network, for example 192.168.137.113; on the broker's machine `hostname -I` shows it.";
                case REFUSED, RESET ->
                        "Is the broker running, on that port, and not bound to 127.0.0.1? On its machine: ss -ltnp | grep %d"
                                .formatted(address.port());
                case NO_ROUTE ->
                        "Is the address right and that machine switched on and in the same network?";
                case TIMED_OUT ->
                        "Is the address right? A firewall may drop the packets. On the broker's machine: sudo ufw allow %d/tcp"
                                .formatted(address.port());
                case NO_NETWORK -> "Check Wi-Fi or cable of this device.";
                case CLOSED_BEFORE_CONNACK, NOT_MQTT ->
                        "Is port %d the MQTT port (1883), not TLS, WebSocket or a web server? Does the broker speak MQTT 5? Its log tells."
                                .formatted(address.port());
                case TLS ->
                        "The broker's log tells more; the same by hand: openssl s_client -connect %s"
                                .formatted(address);
                case TLS_FILES ->
                        "Put the file right; all are read again at the next try, without a restart.";
                case TLS_NO_ANSWER ->
                        "The broker may be frozen or overloaded, or port %d is not its TLS port (8883 as a rule)."
                                .formatted(address.port());
                case TLS_NOT_SPOKEN ->
                        "Is port %d the broker's TLS port (8883 as a rule)? To do without TLS, remove tls: from the settings."
                                .formatted(address.port());
                case TLS_EXPECTED ->
                        "Port %d is a TLS port: write tls: under broker: in the settings, or use the port without TLS (1883 as a rule)."
                                .formatted(address.port());
                case TLS_VERSION ->
                        "The device speaks TLS 1.2 and 1.3; the broker must allow one of them (Mosquitto: tls_version tlsv1.2).";
                case TLS_AUTHORITY_UNKNOWN ->
                        "Name the certificate of the authority that has signed the broker's as ca: under tls: in the settings. What the broker shows: openssl s_client -showcerts -connect %s"
                                .formatted(address);
                case TLS_NAME ->
                        "Give the broker a certificate with the name that is used here; or, if this is the right broker, write a name that its certificate has as server-name: under tls: in the settings.";
                case TLS_EXPIRED ->
                        "Renew the broker's certificate and restart the broker. Should this machine's clock be wrong: timedatectl";
                case TLS_NOT_YET_VALID ->
                        "Most likely this machine's clock is wrong, as after a start without a network: timedatectl shows it, sudo timedatectl set-ntp true lets it be set. If it is right, the broker needs another certificate.";
                case TLS_CLIENT_CERTIFICATE_MISSING ->
                        "Write client-certificate: and client-key: under tls: in the settings, with a certificate from an authority that the broker trusts (Mosquitto: cafile).";
                case TLS_CLIENT_CERTIFICATE_REFUSED ->
                        "It must come from an authority that the broker trusts (Mosquitto: cafile), be valid by the broker's clock, and not be revoked (crlfile). The broker's log tells which.";
                case OTHER -> "The words in brackets tell what the network said.";
            };
        }

        @Override
        public boolean mayPass() {
            return switch (trouble) {
                case LOOPBACK,
                        TLS_EXPECTED,
                        TLS_VERSION,
                        TLS_AUTHORITY_UNKNOWN,
                        TLS_NAME,
                        TLS_EXPIRED,
                        TLS_CLIENT_CERTIFICATE_MISSING,
                        TLS_CLIENT_CERTIFICATE_REFUSED ->
                        false;
                // a clock may be set, a file may be about to be renewed
                case NAME_UNKNOWN,
                        REFUSED,
                        NO_ROUTE,
                        TIMED_OUT,
                        NO_NETWORK,
                        RESET,
                        CLOSED_BEFORE_CONNACK,
                        NOT_MQTT,
                        TLS,
                        TLS_FILES,
                        TLS_NO_ANSWER,
                        TLS_NOT_SPOKEN,
                        TLS_NOT_YET_VALID,
                        OTHER ->
                        true;
            };
        }
    }

    /// The Server said no, by a Reason Code.
    ///
    /// @param what what was refused, for example `the connection`
    record Refused(String what, ReasonCode reason, Optional<String> reasonString)
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

        @Override
        public String cause() {
            return "the broker refused %s: %s%s"
                    .formatted(
                            what, reason, reasonString.map(s -> " " + Shown.quoted(s)).orElse(""));
        }

        @Override
        public String remedy() {
            if (reason.equals(ReasonCode.BAD_USER_NAME_OR_PASSWORD)
                    || reason.equals(ReasonCode.NOT_AUTHORIZED)) {
                return "Check user and password, and the broker's access rules (password_file, acl_file).";
            }
            if (reason.equals(ReasonCode.SESSION_TAKEN_OVER)) {
                return OWN_IDENTIFIER;
            }
            if (reason.equals(ReasonCode.UNSUPPORTED_PROTOCOL_VERSION)) {
                return "The broker does not speak MQTT 5: Mosquitto does from 1.6 on, EMQX from 4.0 on.";
            }
            return "The broker's log tells more.";
        }

        @Override
        public boolean mayPass() {
            return !ONLY_A_PERSON_CAN_HELP.contains(reason);
        }
    }

    /// Nothing is wrong: the device leaves one way to the Server for another.
    record SettingsWereChanged() implements Setback {
        @Override
        public String cause() {
            return "the settings have changed";
        }

        @Override
        public String remedy() {
            return "The device connects anew.";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /// A connection that worked has ended.
    record Dropped(String detail) implements Setback {
        @Override
        public String cause() {
            return "the connection was lost: " + detail;
        }

        @Override
        public String remedy() {
            return "The broker may have been restarted, or the network was interrupted; nothing to do if it comes back.";
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
        public String cause() {
            return "the broker gave the connection to another client that uses the Client Identifier %s: %s"
                    .formatted(Shown.quoted(clientIdentifier), reason);
        }

        @Override
        public String remedy() {
            return OWN_IDENTIFIER;
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
        public String cause() {
            return "the connection was cut %d times soon after it was made: probably another client uses the Client Identifier %s"
                    .formatted(times, Shown.quoted(clientIdentifier));
        }

        @Override
        public String remedy() {
            return OWN_IDENTIFIER;
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
        public String cause() {
            return "no %s within %d s".formatted(packet, within.toSeconds());
        }

        @Override
        public String remedy() {
            return "The broker may be frozen or overloaded, or the network swallows packets; on its machine: systemctl status mosquitto";
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }
}
