package dev.picolight.device.files;

import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A file in the format PEM (RFC 7468): blocks of Base64 between `-----BEGIN …-----` and `-----END
/// …-----`, and whatever words stand around them.
///
/// @param blocks at least one
record PemFile(Path file, List<Block> blocks) {
    /// Room for the certificates of every authority that there is.
    private static final int BYTES_MAX = 2_000_000;

    private static final int DER_SEQUENCE = 0x30;
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]+)-----([^-]*+(?:-(?!----)[^-]*+)*+)-----END \\1-----");
    private static final Pattern HEADER = Pattern.compile("(?m)^[A-Za-z0-9-]+:.*$");

    /// One block.
    ///
    /// @param label for example `CERTIFICATE`
    /// @param encryptedTheOldWay by a header of its own (RFC 1421), so that [#der] is unreadable
    record Block(String label, Payload der, boolean encryptedTheOldWay) {
        boolean isPrivateKey() {
            return label.endsWith("PRIVATE KEY");
        }

        boolean isCertificate() {
            return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
        }

        /// Says nothing of the content.
        @Override
        public String toString() {
            return label;
        }
    }

    /// @param convert the command that makes PEM of the other usual format, without the names of
    ///   the files
    static PemFile read(Path file, String convert) throws Unusable {
        byte[] bytes = bytes(file);
        if (bytes.length == 0) {
            throw new Unusable(Words.of(FileWords.class).empty());
        }
        if (bytes[0] == DER_SEQUENCE && bytes.length > 1 && bytes[1] < ' ') {
            String path = Permissions.quotedForShell(file);
            throw new Unusable(Words.of(FileWords.class).notPemButDer(convert, path));
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(block(matcher.group(1), matcher.group(2)));
        }
        if (blocks.isEmpty()) {
            throw new Unusable(
                    text.contains("-----BEGIN ")
                            ? Words.of(FileWords.class).noEnd()
                            : Words.of(FileWords.class).notPem());
        }
        return new PemFile(file, blocks);
    }

    private static byte[] bytes(Path file) throws Unusable {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new Unusable(Words.of(FileWords.class).tooLong(BYTES_MAX));
            }
            return bytes;
        } catch (IOException notReadable) {
            throw new Unusable(
                    Words.of(FileWords.class).cannotBeRead(FileTrouble.words(notReadable)));
        }
    }

    private static Block block(String label, String content) throws Unusable {
        Matcher headers = HEADER.matcher(content);
        boolean encrypted = content.contains("Proc-Type:") && content.contains("ENCRYPTED");
        try {
            String base64 = headers.replaceAll("").replaceAll("\\s", "");
            return new Block(label, Payload.of(Base64.getDecoder().decode(base64)), encrypted);
        } catch (IllegalArgumentException notBase64) {
            throw new Unusable(Words.of(FileWords.class).notBase64(label));
        }
    }

    Optional<Block> privateKey() {
        return blocks.stream().filter(Block::isPrivateKey).findFirst();
    }

    List<Block> certificates() {
        return blocks.stream().filter(Block::isCertificate).toList();
    }

    /// The labels, for what is none of the expected.
    String labels() {
        return blocks.stream().map(Block::label).distinct().collect(Collectors.joining(", "));
    }
}
