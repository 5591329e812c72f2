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
        @Override
        public String cause() {
            String elapsed =
                    after.compareTo(Duration.ofSeconds(1)) < 0
                            ? after.toMillis() + " ms"
                            : "%.1f s".formatted(after.toMillis() / 1000.0);
            return "broker %s not reached: %s after %s (%s)"
                    .formatted(address, trouble.words(), elapsed, detail);
        }

        @Override
        public String remedy() {
            return trouble.remedy(address);
        }

        @Override
        public boolean mayPass() {
            return trouble.mayPass();
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
