package dev.picolight.device.app;

import dev.picolight.device.brokersetup.BrokerName;
import dev.picolight.device.brokersetup.BrokerUser;
import dev.picolight.device.brokersetup.TlsWish;
import dev.picolight.device.brokersetup.UserName;
import dev.picolight.device.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// Whether and how a broker speaks TLS. What no option names stays as it is.
final class TlsOptions {
    @Option(
            names = "--tls",
            description =
                    "also listen on port 8883 with TLS; the authority and the broker's certificate are made here, for the host name, the same with .local, and all IPv4 addresses in the network. Again: renews what is good for less than 30 days or lacks a name")
    private boolean tls;

    @Option(names = "--tls-only", description = "the same, and no port 1883 any more")
    private boolean tlsOnly;

    @Option(names = "--no-tls", description = "no port 8883 any more; the certificates stay")
    private boolean noTls;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = OfBroker.class,
            description =
                    "a further name or address by which devices call the broker, for its certificate; may be repeated")
    private List<BrokerName> names = new ArrayList<>();

    @Option(
            names = "--client-certificates",
            description =
                    "port 8883 lets in only who has a certificate, besides user and password; each --device and --settings gets one")
    private boolean clientCertificates;

    @Option(
            names = "--client-certificate",
            paramLabel = "NAME",
            converter = BrokerUserCommand.OfUser.class,
            description = "the same, and makes one for this user; may be repeated")
    private List<UserName> clients = new ArrayList<>();

    @Option(
            names = "--no-client-certificates",
            description = "port 8883 asks for user and password alone again")
    private boolean noClientCertificates;

    /// For picocli.
    static final class OfBroker implements ITypeConverter<BrokerName> {
        @Override
        public BrokerName convert(String value) {
            try {
                return new BrokerName(value);
            } catch (IllegalArgumentException impossible) {
                throw new TypeConversionException(String.valueOf(impossible.getMessage()));
            }
        }
    }

    /// Whether any of them is there.
    boolean isGiven() {
        return wantsTls() || noTls || noClientCertificates;
    }

    private boolean wantsTls() {
        return tls || tlsOnly || wantsCertificates() || !names.isEmpty();
    }

    private boolean wantsCertificates() {
        return clientCertificates || !clients.isEmpty();
    }

    /// What they say together.
    ///
    /// @param users those with a certificate, if all devices get one
    /// @param own by which names this machine is called
    /// @throws ParameterException when they contradict each other
    TlsWish wish(List<BrokerUser> users, List<BrokerName> own, CommandSpec command) {
        refuse(noTls && wantsTls(), "--no-tls, --tls", command);
        refuse(tls && tlsOnly, "--tls, --tls-only", command);
        refuse(
                noClientCertificates && wantsCertificates(),
                "--no-client-certificates, --client-certificates",
                command);
        return new TlsWish(
                wish(noTls, wantsTls()),
                wish(tlsOnly, tls),
                wish(noClientCertificates, wantsCertificates()),
                Stream.concat(own.stream(), names.stream()).distinct().toList(),
                Stream.concat(clients.stream(), devices(users)).distinct().toList());
    }

    private static Optional<Boolean> wish(boolean no, boolean yes) {
        return no || yes ? Optional.of(yes) : Optional.empty();
    }

    private Stream<UserName> devices(List<BrokerUser> users) {
        return users.stream()
                .filter(_ -> clientCertificates)
                .filter(BrokerUser.Device.class::isInstance)
                .map(BrokerUser::name);
    }

    private static void refuse(boolean contradiction, String options, CommandSpec command) {
        if (contradiction) {
            throw new ParameterException(
                    command.commandLine(), Words.of(BrokerWords.class).contradiction(options));
        }
    }
}
