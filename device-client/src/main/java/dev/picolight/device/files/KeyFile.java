package dev.picolight.device.files;

import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.words.Words;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A file with a private key in PEM: PKCS#8, plain or encrypted, or one of the older forms PKCS#1
/// (RSA) and SEC1 (elliptic curves), which the JDK does not read.
public final class KeyFile {
    private static final String CONVERT = "openssl pkey";
    private static final byte[] VERSION = {Der.INTEGER, 1, 0};
    private static final byte[] RSA_ENCRYPTION = oid("2a864886f70d010101");
    private static final byte[] RSASSA_PSS = oid("2a864886f70d01010a");
    private static final byte[] EC_PUBLIC_KEY = oid("2a8648ce3d0201");
    private static final byte[] NULL = {5, 0};

    private KeyFile() {}

    private static byte[] oid(String hex) {
        return Der.value(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
    }

    /// Whether the key is encrypted, so that a passphrase is needed.
    public static boolean isEncrypted(Path file) throws Unusable {
        return block(file).label().equals("ENCRYPTED PRIVATE KEY");
    }

    /// The key.
    ///
    /// @param passphrase of no use for a key that is not encrypted
    public static PrivateKey read(Path file, Optional<Secret> passphrase) throws Unusable {
        PemFile.Block block = block(file);
        byte[] der = block.der().bytes();
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> key(der);
                case "ENCRYPTED PRIVATE KEY" ->
                        key(
                                EncryptedKey.decrypt(
                                        der,
                                        file,
                                        passphrase.orElseThrow(
                                                () -> new Unusable(words().passphraseMissing()))));
                case "RSA PRIVATE KEY" -> key(wrapped(RSA_ENCRYPTION, NULL, der));
                case "EC PRIVATE KEY" -> key(wrapped(EC_PUBLIC_KEY, curve(der), der));
                case "OPENSSH PRIVATE KEY" -> throw new Unusable(words().keyOfOpenSsh());
                default -> throw new Unusable(words().otherKindOfKey(block.label()));
            };
        } catch (IllegalArgumentException damaged) {
            throw new Unusable(words().damagedKey(block.label()));
        }
    }

    private static PemFile.Block block(Path file) throws Unusable {
        PemFile pem = PemFile.read(file, CONVERT);
        Optional<PemFile.Block> found = pem.privateKey();
        if (found.isEmpty()) {
            throw new Unusable(
                    pem.certificates().isEmpty()
                            ? words().noKey(pem.labels())
                            : words().certificateForKey());
        }
        if (found.get().encryptedTheOldWay()) {
            throw new Unusable(words().unsafeEncryption(Permissions.quotedForShell(file)));
        }
        return found.get();
    }

    /// PKCS#8 of a key in an older form (RFC 5208).
    private static byte[] wrapped(byte[] algorithm, byte[] parameters, byte[] key) {
        return Der.value(
                Der.SEQUENCE,
                VERSION,
                Der.value(Der.SEQUENCE, algorithm, parameters),
                Der.value(Der.OCTET_STRING, key));
    }

    /// The curve, which SEC1 tells inside (RFC 5915) and PKCS#8 wants to have outside.
    private static byte[] curve(byte[] sec1) {
        Der key = new Der(new Der(sec1).next(Der.SEQUENCE));
        key.next(Der.INTEGER);
        key.next(Der.OCTET_STRING);
        Der parameters = new Der(key.next(Der.PARAMETERS_OF_EC_KEY));
        return Der.value(Der.OBJECT_IDENTIFIER, parameters.next(Der.OBJECT_IDENTIFIER));
    }

    private static PrivateKey key(byte[] pkcs8) throws Unusable {
        Der key = new Der(new Der(pkcs8).next(Der.SEQUENCE));
        key.next(Der.INTEGER);
        byte[] algorithm =
                Der.value(
                        Der.OBJECT_IDENTIFIER,
                        new Der(key.next(Der.SEQUENCE)).next(Der.OBJECT_IDENTIFIER));
        try {
            return KeyFactory.getInstance(name(algorithm))
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException unknownCurve) {
            throw new Unusable(words().unusableKey());
        }
    }

    private static String name(byte[] algorithm) throws Unusable {
        if (Arrays.equals(algorithm, RSA_ENCRYPTION)) {
            return "RSA";
        }
        if (Arrays.equals(algorithm, EC_PUBLIC_KEY)) {
            return "EC";
        }
        if (Arrays.equals(algorithm, RSASSA_PSS)) {
            return "RSASSA-PSS";
        }
        throw new Unusable(words().unusableForTls());
    }

    private static FileWords words() {
        return Words.of(FileWords.class);
    }
}
