package dev.picolight.device.brokersetup;

import dev.picolight.device.mqtt.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The set-up of an EMQX for the same users, with the same rules, as a script for a shell that
/// writes its files. Compose file and settings are those of `deploy/emqx`. Nothing of it was run
/// with an EMQX.
///
/// @param passwords the folder of generated passwords, one file for each user, as Mosquitto's
/// @param chance for salts, one that nobody can guess
public record EmqxSetup(Path passwords, RandomGenerator chance) {
    /// Where one file ends in the script; no line of a file is like that.
    private static final String END = "END_OF_FILE";

    /// The script. New generated passwords are written to their files, and those that are there are
    /// used again.
    ///
    /// @param source where the passwords come from that have no file
    /// @throws SetupTrouble with words for the user
    public String script(List<BrokerUser> users, NewPassword source) throws SetupTrouble {
        SetupWords say = Sentences.say();
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        say.emqxIntroduction(passwords)
                .lines()
                .forEach(line -> script.append("# ").append(line).append('\n'));
        script.append("set -eu\n");
        script.append(file("compose.yaml", ofDeploy("compose.yaml")));
        script.append(file("emqx.conf", ofDeploy("emqx.conf")));
        script.append(file("acl.conf", EmqxRules.of(users)));
        script.append("\numask 077\n");
        script.append(file("users.csv", csv(users, source)));
        script.append(
                """

                # The passwords of EMQX's own dashboard and cookie.
                test -e .env || printf 'EMQX_DASHBOARD_PASSWORD=%s\\nEMQX_NODE_COOKIE=%s\\n' "$(openssl rand -base64 18)" "$(openssl rand -hex 16)" >.env
                test "$(id -u)" != 0 || chown 1000 users.csv # EMQX's user in the image
                """);
        return script.toString();
    }

    private static String file(String name, String text) {
        return "\ncat >%s <<'%s'\n%s%s\n".formatted(name, END, text, END);
    }

    private static String ofDeploy(String name) {
        try (InputStream in =
                Optional.ofNullable(EmqxSetup.class.getResourceAsStream("emqx/" + name))
                        .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }

    private String csv(List<BrokerUser> users, NewPassword source) throws SetupTrouble {
        StringBuilder csv = new StringBuilder("user_id,password_hash,salt,is_superuser\n");
        try {
            for (UserName user : users.stream().map(BrokerUser::name).distinct().toList()) {
                EmqxPassword hash = EmqxPassword.of(password(user, source), chance);
                csv.append(user).append(',').append(hash.csv()).append(",false\n");
            }
        } catch (IOException trouble) {
            throw new SetupTrouble(
                    Sentences.say().passwordsNotKept(passwords, Sentences.words(trouble)));
        }
        return csv.toString();
    }

    private Secret password(UserName user, NewPassword source) throws IOException, SetupTrouble {
        Path file = passwords.toAbsolutePath().resolve(user.text());
        Optional<FileState> known = FileState.of(file);
        if (known.isPresent()) {
            return new Secret(known.get().text());
        }
        Secret password = source.of(user);
        if (source instanceof NewPassword.Generated) {
            Path beside = Optional.ofNullable(passwords.toAbsolutePath().getParent()).orElseThrow();
            FileState kept = new FileState(password.utf8(), Access.ofOwnerIn(beside));
            FileChange.to(file, Optional.of(kept)).write();
        }
        return password;
    }
}
