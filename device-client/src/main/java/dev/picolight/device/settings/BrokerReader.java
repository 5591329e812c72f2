package dev.picolight.device.settings;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ConnectSettings.Credentials;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.TlsSettings;
import dev.picolight.device.settings.DeviceSettings.Broker;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads what stands under `broker:`.
final class BrokerReader {
    private static final String GOOD_HOST = "192.168.137.113";

    private final Findings findings;
    private final Section section;
    private final Map<String, String> environment;
    private final Path folder;
    private final PasswordUse use;

    /// @param folder of the settings
    /// @param use whether the password is read from where it stands, and the files for TLS
    BrokerReader(
            Findings findings,
            Section section,
            Map<String, String> environment,
            Path folder,
            PasswordUse use) {
        this.findings = findings;
        this.section = section;
        this.environment = environment;
        this.folder = folder;
        this.use = use;
    }

    /// The broker's settings; of no use when a problem was found.
    ///
    /// @param id for the Client Identifier, when none is given
    Optional<Broker> read(Optional<DeviceId> id) {
        // Each part is checked on its own, beside a good one, so that its problem has its own line.
        Optional<String> host =
                section.require(
                                "host",
                                () -> words().host(GOOD_HOST),
                                node ->
                                        new BrokerAddress(
                                                        Scalars.text(node),
                                                        BrokerAddress.DEFAULT_PORT)
                                                .host())
                        .map(Entry::value);
        Optional<TlsSettings> tls =
                new TlsReader(findings, section, folder, use != PasswordUse.NONE).read(host);
        int port =
                section.read(
                                "port",
                                () -> words().port(),
                                node ->
                                        new BrokerAddress(GOOD_HOST, Scalars.wholeNumber(node))
                                                .port())
                        .map(Entry::value)
                        .orElse(
                                tls.isPresent()
                                        ? BrokerAddress.DEFAULT_TLS_PORT
                                        : BrokerAddress.DEFAULT_PORT);
        boolean allowLoopback =
                section.read(
                                "allow-loopback",
                                () -> Words.of(ValueWords.class).flag(),
                                Scalars::flag)
                        .map(Entry::value)
                        .orElse(false);
        Optional<String> clientIdentifier =
                section.read(
                                "client-identifier",
                                () -> words().clientIdentifier(),
                                checked(Scalars::text, Broker::checkClientIdentifier))
                        .map(Entry::value)
                        .or(() -> id.map(DeviceId::clientIdentifier));
        Duration keepAlive =
                section.read(
                                "keep-alive",
                                () -> words().keepAlive(),
                                checked(Scalars::span, Broker::checkKeepAlive))
                        .map(Entry::value)
                        .orElse(Broker.KEEP_ALIVE_DEFAULT);
        Optional<Credentials> credentials = credentials();
        return host.flatMap(name ->
                clientIdentifier.map(identifier ->
                        new Broker(
                                new BrokerAddress(name, port),
                                allowLoopback,
                                identifier,
                                credentials,
                                keepAlive,
                                tls)));
    }

    private Optional<Credentials> credentials() {
        Optional<Entry<String>> user =
                section.read("user", () -> words().user(), BrokerReader::user);
        PasswordSources password = new PasswordSources(findings, section, environment, folder, use);
        if (!section.has("user")) {
            password.refuseWithoutUser();
            return Optional.empty();
        }
        Optional<Secret> secret = use == PasswordUse.NONE ? Optional.empty() : password.read(user);
        return user.map(entry -> new Credentials(entry.value(), secret));
    }

    private static String user(ScalarNode node) {
        String user = node.getValue();
        if (user.isBlank() || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(words().noUser());
        }
        return user;
    }

    private static <T> Function<ScalarNode, T> checked(
            Function<ScalarNode, T> reader, Consumer<T> check) {
        return node -> {
            T value = reader.apply(node);
            check.accept(value);
            return value;
        };
    }

    private static BrokerWords words() {
        return Words.of(BrokerWords.class);
    }
}
