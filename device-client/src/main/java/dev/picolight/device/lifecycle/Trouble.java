package dev.picolight.device.lifecycle;

import dev.picolight.device.mqtt.BrokerAddress;

/// Why the Server was not reached: the kinds that need different remedies.
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
    TLS_AUTHORITY_UNKNOWN("the broker's certificate is from nobody whom this device trusts"),
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

    /// What happened; part of a sentence.
    String words() {
        return words;
    }

    /// What would help; whole sentences.
    ///
    /// @param address that was tried
    String remedy(BrokerAddress address) {
        return switch (this) {
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

    /// Whether it may pass by itself, as in [Setback#mayPass].
    boolean mayPass() {
        return switch (this) {
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
