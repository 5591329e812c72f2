package dev.picolight.device.mosquitto;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a [Mosquitto] is to be like.
public final class MosquittoSetup {
    private final Path folder;
    private final List<String> global = new ArrayList<>();
    private final List<String> listener = new ArrayList<>();
    private final List<String> openssl = new ArrayList<>();
    private boolean anonymous = true;
    private boolean tls;

    MosquittoSetup(Path folder) {
        this.folder = folder;
    }

    /// Lets in only those who are known: this user, or who has a certificate, see [#mutualTls].
    public MosquittoSetup password(String user, String password) {
        Path passwords = folder.resolve("passwords");
        Tool.run("mosquitto_passwd", "-c", "-b", passwords.toString(), user, password);
        anonymous = false;
        global.add("password_file " + passwords);
        return this;
    }

    /// Lines of its acl_file; none: everybody may do everything.
    public MosquittoSetup acl(String... lines) {
        if (lines.length > 0) {
            global.add("acl_file " + Mosquitto.write(folder.resolve("acl"), List.of(lines)));
        }
        return this;
    }

    /// TLS on the port of [Mosquitto#address]; there is then a second one, without. The files are
    /// read at each start of Mosquitto.
    ///
    /// @param server its certificate and key
    public MosquittoSetup tls(Issued server) {
        tls = true;
        listener.add("certfile " + server.certificate());
        listener.add("keyfile " + server.key());
        return this;
    }

    /// TLS that lets in only clients with a certificate.
    ///
    /// @param server its certificate and key
    /// @param authority who must have signed the clients' certificates
    public MosquittoSetup mutualTls(Issued server, Path authority) {
        tls(server);
        listener.add("cafile " + authority);
        listener.add("require_certificate true");
        return this;
    }

    /// No newer version of TLS than this. Mosquitto itself has a setting for the oldest alone, so
    /// it is one of its library for TLS.
    ///
    /// @param version for example `TLSv1.2`
    public MosquittoSetup newestTls(String version) {
        openssl.addAll(
                List.of(
                        "openssl_conf = all",
                        "[all]",
                        "ssl_conf = ssl",
                        "[ssl]",
                        "system_default = system",
                        "[system]",
                        "MaxProtocol = " + version));
        return this;
    }

    /// Takes the Common Name of a client's certificate for its user name, and lets in nobody else
    /// but by password.
    public MosquittoSetup usersByCertificate() {
        anonymous = false;
        listener.add("use_identity_as_username true");
        return this;
    }

    /// Further lines of mosquitto.conf; those about TLS belong to the listener of
    /// [Mosquitto#address].
    public MosquittoSetup config(String... lines) {
        listener.addAll(List.of(lines));
        return this;
    }

    /// Starts it.
    public Mosquitto start() {
        List<String> lines = new ArrayList<>(global);
        lines.add("allow_anonymous " + anonymous);
        lines.addAll(listener);
        return new Mosquitto(folder, lines, tls, openssl);
    }
}
