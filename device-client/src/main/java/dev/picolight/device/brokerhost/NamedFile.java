package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file that a line of the configuration names: whether it is there, and whether Mosquitto may
/// read it. Its content, which may be secret, is not looked at.
///
/// @param account Mosquitto's user; empty: unknown
record NamedFile(
        HereStep step,
        ConfigLine line,
        BrokerFiles broker,
        Optional<BrokerAccount> account,
        Programs programs) {
    /// Mosquitto knows neither quotation marks nor comments behind a value.
    private static final Pattern MORE_THAN_A_NAME = Pattern.compile("[\"'].*|.*\\s#.*");

    /// Why Mosquitto cannot read it, or why that cannot be said.
    Optional<HereFinding> trouble() throws InterruptedException {
        String name = line.value();
        try {
            Path file = path();
            Files.readAttributes(file, PosixFileAttributes.class);
            Optional<Path> barrier =
                    account.isPresent()
                            ? account.get().keptOutBy(file, programs)
                            : Optional.empty();
            return barrier.isPresent()
                    ? Optional.of(closed(file, barrier.get()))
                    : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException missing) {
            boolean more = MORE_THAN_A_NAME.matcher(name).matches();
            return Optional.of(
                    finding(
                                    more
                                            ? HereCause.NAMED_FILE_WITH_MORE
                                            : HereCause.NAMED_FILE_MISSING,
                                    line,
                                    Shown.quoted(name))
                            .seen(line));
        } catch (IOException notSeen) {
            return Optional.of(notSeen(notSeen));
        }
    }

    /// The file itself.
    Path path() {
        return broker.named(line.value());
    }

    /// That this user may not look into it.
    HereFinding notSeen(IOException why) {
        return finding(HereCause.NAMED_FILE_NOT_SEEN, path(), FileTrouble.words(why))
                .seen(line)
                .next("sudo ls -l " + path());
    }

    private HereFinding closed(Path file, Path barrier) throws IOException {
        PosixFileAttributes of = Files.readAttributes(barrier, PosixFileAttributes.class);
        String access =
                "%s %s:%s"
                        .formatted(
                                PosixFilePermissions.toString(of.permissions()),
                                of.owner().getName(),
                                of.group().getName());
        String name = account.map(BrokerAccount::name).orElse("");
        return finding(
                        HereCause.NAMED_FILE_CLOSED_TO_BROKER,
                        file,
                        name,
                        Words.of(HereWords.class).access(barrier.toString(), access))
                .seen(line)
                .next("sudo -u %s cat %s > /dev/null".formatted(name, file));
    }

    private HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(step, cause, facts);
    }
}
