package dev.picolight.device.diagnosis;

import java.util.Locale;

/// What can be wrong between a device and what it wants to hear. One of these, or some of which one
/// is true, make a [Diagnosis]; `DiagnosisWords` has the words.
public enum Cause {
    // the address
    LOCALHOST,
    NAME_UNKNOWN("getent hosts {host}"),
    /// A name of mDNS (RFC 6762), which only some systems resolve.
    MDNS_NAME("avahi-resolve -4 -n {host}"),
    NAME_SERVICE_SILENT("resolvectl status; cat /etc/resolv.conf"),

    // the network
    NO_NETWORK("ip -brief address"),
    /// There is a network, but none that leads to that address.
    NO_WAY("ip route get {address}"),
    NOBODY_THERE("ip neighbour show {address}"),
    BROKER_DOWN(Place.BROKER, "systemctl status mosquitto"),
    BOUND_TO_LOOPBACK(Place.BROKER, "ss -ltnp | grep {port}"),
    WRONG_PORT(Place.BROKER, "sudo ss -ltnp | grep mosquitto"),
    FIREWALL_REJECTS(Place.BROKER, "sudo ufw status"),
    FIREWALL_DROPS(Place.BROKER, "sudo ufw status"),

    // what answers
    NOT_MQTT(Place.BROKER, "sudo ss -ltnp | grep {port}"),
    PROTOCOL_VERSION(Place.BROKER, "mosquitto -h | head -1"),
    BROKER_FROZEN(Place.BROKER, "systemctl status mosquitto"),
    BROKER_CLOSES(Place.BROKER, Commands.LOG),
    PACKETS_LOST("ping -c 20 {address}"),
    CONNECTION_LOST(Place.BROKER, Commands.LOG),

    // TLS
    TLS_ON_PORT("openssl s_client -connect {broker}"),
    TLS_NOT_ON_PORT("openssl s_client -connect {broker}"),
    TLS_VERSION("openssl s_client -connect {broker}"),
    TLS_AUTHORITY("openssl s_client -showcerts -connect {broker}"),
    TLS_NAME("openssl s_client -connect {broker}"),
    TLS_EXPIRED("timedatectl"),
    TLS_NOT_YET_VALID("openssl s_client -connect {broker}"),
    CLOCK_WRONG("timedatectl"),
    TLS_CLIENT_CERTIFICATE_MISSING("openssl s_client -connect {broker}"),
    TLS_CLIENT_CERTIFICATE_REFUSED(Place.BROKER, Commands.LOG),
    TLS_FILES,
    TLS_OTHER("openssl s_client -connect {broker}"),

    // what the Server thinks of the client
    USER_OR_PASSWORD(Place.BROKER, "sudo picolight broker-user list"),
    USER_MISSING(Place.BROKER, "sudo picolight broker-user list"),
    NOT_AUTHORIZED(Place.BROKER, Commands.LOG),
    IDENTIFIER_NOT_VALID,
    IDENTIFIER_TAKEN(Place.BROKER, Commands.LOG),
    BANNED(Place.BROKER, Commands.LOG),
    BUSY(Place.BROKER, Commands.LOG),
    ELSEWHERE,
    REFUSED_OTHERWISE(Place.BROKER, Commands.LOG),

    // what can be heard
    SUBSCRIPTION_REFUSED(Place.BROKER, "sudo cat /etc/mosquitto/*acl*"),
    FILTER_NOT_VALID,
    /// The Server granted the subscription, and delivers nothing.
    READ_RULES(Place.BROKER, "sudo cat /etc/mosquitto/*acl*"),
    WRITE_RULES(Place.BROKER, "sudo cat /etc/mosquitto/*acl*"),
    TOPIC_CASE,
    TOPIC_WIDTH,
    TOPIC_SPACE,
    TOPIC_SLASH,
    /// The same to the eye, in another Unicode form.
    TOPIC_UNICODE_FORM,
    /// Traditional and Simplified characters: 客廳, 客厅.
    TOPIC_SCRIPT,
    TOPIC_TYPING,
    /// In more than one of these ways.
    TOPIC_OTHERWISE,
    RETAINED_COMMAND("mosquitto_pub -h {host} -p {port} -u USER -P PASSWORD -r -n -t {subject}"),

    UNKNOWN;

    /// Where a command is to be typed.
    public enum Place {
        DEVICE,
        BROKER
    }

    private final Place place;
    private final String command;

    Cause() {
        this("");
    }

    Cause(String command) {
        this(Place.DEVICE, command);
    }

    Cause(Place place, String command) {
        this.place = place;
        this.command = command;
    }

    /// Where [#command] is to be typed.
    Place place() {
        return place;
    }

    /// The next command to type, with places for [Facts]; empty when none helps.
    String command() {
        return command;
    }

    /// For programs: the name in lower case with hyphens, for example `nobody-there`. Stays as it
    /// is from version to version.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
