package dev.picolight.device.brokersetup;

import dev.picolight.device.files.FileTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The program `keytool` of the Java that runs us, which makes keys and certificates: the JDK has
/// no other public way to a certificate.
///
/// Keys pass between it and us in a key store of a folder that only this user can enter, under a
/// password of that one call, and are gone with it. Arguments, which every user of the machine can
/// see, hold neither.
///
/// @param program may not be there
record Keytool(Path program) {
    private static final String AUTHORITY = "authority";
    private static final String SUBJECT = "subject";
    private static final String PASSWORD = "PICOLIGHT_STORE_PASSWORD";
    private static final int PASSWORD_BYTES = 24;

    /// A Raspberry Pi Zero needs several seconds.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// That of the Java that runs us.
    static Keytool ofThisJava() {
        return new Keytool(Path.of(System.getProperty("java.home"), "bin", "keytool"));
    }

    /// A key, and a certificate that it has signed itself.
    Identity selfSigned(CertificateRequest request) throws SetupTrouble, InterruptedException {
        return make(List.of(), request);
    }

    /// A key, and a certificate that an authority has signed.
    Identity signed(Identity authority, CertificateRequest request)
            throws SetupTrouble, InterruptedException {
        return make(List.of(authority), request);
    }

    private Identity make(List<Identity> signer, CertificateRequest request)
            throws SetupTrouble, InterruptedException {
        if (!Files.isExecutable(program)) {
            throw new SetupTrouble(Sentences.say().noKeytool(program));
        }
        byte[] chance = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(chance);
        String password = Base64.getEncoder().encodeToString(chance);
        try {
            Path folder = Files.createTempDirectory("picolight-keys"); // for its owner alone
            Path store = folder.resolve("store.p12");
            try {
                List<String> arguments = new ArrayList<>(request.arguments());
                arguments.addAll(List.of("-genkeypair", "-alias", SUBJECT));
                arguments.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
                arguments.addAll(List.of("-storepass:env", PASSWORD));
                if (!signer.isEmpty()) {
                    save(signer.getFirst(), store, password);
                    arguments.addAll(List.of("-signer", AUTHORITY));
                }
                run(arguments, password);
                return load(store, password);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException trouble) {
            throw new SetupTrouble(
                    Sentences.keytoolFailed(program, List.of(FileTrouble.words(trouble))));
        }
    }

    private static void save(Identity authority, Path store, String password) throws IOException {
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, password.toCharArray());
            keys.setKeyEntry(
                    AUTHORITY,
                    authority.key(),
                    password.toCharArray(),
                    new Certificate[] {authority.certificate()});
            keys.store(out, password.toCharArray());
        } catch (GeneralSecurityException notThisJava) {
            throw new IOException(notThisJava);
        }
    }

    private static Identity load(Path store, String password) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            return new Identity(
                    (X509Certificate) keys.getCertificate(SUBJECT),
                    (PrivateKey) keys.getKey(SUBJECT, password.toCharArray()));
        } catch (GeneralSecurityException notThisJava) {
            throw new IOException(notThisJava);
        }
    }

    private void run(List<String> arguments, String password)
            throws IOException, SetupTrouble, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        Process keytool = builder.start();
        keytool.getOutputStream().close(); // a question would find nobody
        List<String> printed = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> read(keytool, printed));
        try {
            if (!keytool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new SetupTrouble(
                        Sentences.say().keytoolTooSlow(program, PATIENCE.toSeconds()));
            }
            reader.join();
        } finally {
            keytool.destroyForcibly();
        }
        if (keytool.exitValue() != 0) {
            throw new SetupTrouble(Sentences.keytoolFailed(program, printed));
        }
    }

    private static void read(Process keytool, List<String> printed) {
        try (BufferedReader lines = keytool.inputReader(Charset.defaultCharset())) {
            lines.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException closed) {
            printed.add("(its output was closed)");
        }
    }
}
