package dev.picolight.device.mosquitto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A certification authority for tests, by the command `openssl`. Everything it makes is PEM and
/// stays in its folder.
public final class Certificates {
    private static final DateTimeFormatter ASN1 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String CURVE = "P-256";

    private final Path folder;
    private final Issued authority;
    private int issued;

    /// When a certificate is good.
    ///
    /// @param from relative to now
    /// @param until relative to now
    public record Validity(Duration from, Duration until) {
        public static final Validity NOW = new Validity(Duration.ofHours(-1), Duration.ofDays(30));
        public static final Validity EXPIRED =
                new Validity(Duration.ofDays(-30), Duration.ofDays(-1));
        public static final Validity NOT_YET =
                new Validity(Duration.ofDays(1), Duration.ofDays(30));
    }

    /// The ways in which a private key can be written.
    public enum KeyForm {
        PKCS8(false, false),
        /// PKCS#1 of an RSA key, SEC1 of one of an elliptic curve.
        TRADITIONAL(true, false),
        /// PKCS#8 with PBES2.
        PKCS8_ENCRYPTED(false, true),
        /// `Proc-Type: 4,ENCRYPTED`.
        TRADITIONAL_ENCRYPTED(true, true);

        private final boolean traditional;
        private final boolean encrypted;

        KeyForm(boolean traditional, boolean encrypted) {
            this.traditional = traditional;
            this.encrypted = encrypted;
        }

        private List<String> options(String passphrase) {
            List<String> options = new ArrayList<>();
            if (traditional) {
                options.add("-traditional");
            }
            if (encrypted) {
                options.addAll(List.of("-aes256", "-passout", "pass:" + passphrase));
            }
            return options;
        }
    }

    private Certificates(Path folder, String name) {
        this.folder = folder;
        write("index.txt", "");
        write(
                "ca.cnf",
                """
                [ca]
                default_ca = test
                [test]
                database = %1$s/index.txt
                new_certs_dir = %1$s
                default_md = sha256
                policy = any
                unique_subject = no
                rand_serial = yes
                [any]
                commonName = optional
                """
                        .formatted(folder));
        authority = new Issued(folder.resolve("ca.pem"), key("ca", false));
        Tool.run(
                "openssl",
                "req",
                "-x509",
                "-new",
                "-utf8",
                "-key",
                authority.key().toString(),
                "-days",
                "3650",
                "-subj",
                "/CN=" + name,
                "-out",
                authority.certificate().toString());
    }

    /// A new authority.
    ///
    /// @param folder an empty one
    public static Certificates in(Path folder) {
        return new Certificates(folder, "PicoLight test CA");
    }

    /// Another one, that nobody trusts, in a folder below.
    public Certificates stranger() {
        try {
            return new Certificates(
                    Files.createTempDirectory(folder, "stranger"), "A stranger's CA");
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    /// The certificate of the authority itself: what clients trust.
    public Path authority() {
        return authority.certificate();
    }

    /// A server's certificate.
    ///
    /// @param names host names and addresses
    public Issued server(String... names) {
        return server(Validity.NOW, names);
    }

    /// A server's certificate with dates.
    public Issued server(Validity validity, String... names) {
        return issue(
                new Issued(newFile(".pem"), key("server", false)),
                names[0],
                validity,
                "subjectAltName = "
                        + Arrays.stream(names)
                                .map(Certificates::alternative)
                                .collect(Collectors.joining(", ")));
    }

    /// A server's certificate as they were made long ago: its name stands in the Common Name alone.
    public Issued serverByCommonName(String name) {
        return issue(
                new Issued(newFile(".pem"), key("server", false)),
                name,
                Validity.NOW,
                "extendedKeyUsage = serverAuth");
    }

    private static String alternative(String name) {
        try {
            return "IP:" + InetAddress.ofLiteral(name).getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return "DNS:" + name;
        }
    }

    /// A client's certificate, with a key of an elliptic curve.
    ///
    /// @param name its Common Name: what Mosquitto takes for the user with
    ///   `use_identity_as_username`
    public Issued client(String name) {
        return client(Validity.NOW, name);
    }

    /// A client's certificate with dates.
    public Issued client(Validity validity, String name) {
        return client(new Issued(newFile(".pem"), key("client", false)), name, validity);
    }

    /// A client's certificate, with an RSA key.
    public Issued rsaClient(String name) {
        return client(new Issued(newFile(".pem"), key("client", true)), name, Validity.NOW);
    }

    private Issued client(Issued files, String name, Validity validity) {
        return issue(files, name, validity, "extendedKeyUsage = clientAuth");
    }

    /// The key again, in another form.
    ///
    /// @param passphrase for the encrypted forms
    /// @return a new file
    public Path key(Issued of, KeyForm form, String passphrase) {
        Path file = newFile(".key");
        List<String> command = new ArrayList<>(List.of("openssl", "pkey"));
        command.addAll(List.of("-in", of.key().toString(), "-out", file.toString()));
        command.addAll(form.options(passphrase));
        Tool.run(command.toArray(String[]::new));
        return onlyForOwner(file);
    }

    private Path key(String name, boolean rsa) {
        Path file = newFile("-" + name + ".key");
        Tool.run(
                "openssl",
                "genpkey",
                "-quiet",
                "-algorithm",
                rsa ? "RSA" : "EC",
                "-pkeyopt",
                rsa ? "rsa_keygen_bits:2048" : "ec_paramgen_curve:" + CURVE,
                "-out",
                file.toString());
        return onlyForOwner(file);
    }

    private Issued issue(Issued files, String name, Validity validity, String extension) {
        Path request = newFile(".csr");
        Tool.run(
                "openssl",
                "req",
                "-new",
                "-utf8",
                "-key",
                files.key().toString(),
                "-subj",
                "/CN=" + name,
                "-out",
                request.toString());
        Instant now = Instant.now();
        Tool.run(
                "openssl",
                "ca",
                "-batch",
                "-notext",
                "-utf8",
                "-config",
                folder.resolve("ca.cnf").toString(),
                "-cert",
                authority.certificate().toString(),
                "-keyfile",
                authority.key().toString(),
                "-startdate",
                ASN1.format(now.plus(validity.from())),
                "-enddate",
                ASN1.format(now.plus(validity.until())),
                "-extfile",
                write("extension.cnf", extension + "\n").toString(),
                "-in",
                request.toString(),
                "-out",
                files.certificate().toString());
        return files;
    }

    private Path newFile(String end) {
        return folder.resolve(++issued + end);
    }

    private Path write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    private static Path onlyForOwner(Path file) {
        try {
            return Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException notHere) {
            throw new UncheckedIOException(notHere);
        }
    }
}
