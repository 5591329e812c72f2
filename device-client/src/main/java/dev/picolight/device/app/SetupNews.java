package dev.picolight.device.app;

import dev.picolight.device.brokersetup.BrokerUser;
import dev.picolight.device.brokersetup.ChangeSet;
import dev.picolight.device.brokersetup.ClientFiles;
import dev.picolight.device.brokersetup.Listeners;
import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.brokersetup.TlsWish;
import dev.picolight.device.brokersetup.UserName;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// Tells what was set up, and what the devices need of it.
///
/// @param listeners on which ports the broker listens now
record SetupNews(MosquittoFolder folder, Listeners listeners, PrintWriter out) {
    void tell(ChangeSet changes, ChangeSet.Written written, List<BrokerUser> wanted, TlsWish wish) {
        BrokerWords say = Words.of(BrokerWords.class);
        out.println(written.untried().map(say::writtenUntried).orElseGet(say::written));
        out.println(say.kept(written.backup()));
        changes.newPasswords().forEach(file -> out.println(say.newPassword(file)));
        if (changes.hasNewAuthority()) {
            out.println(say.newAuthority(folder.authority()));
        }
        List<UserName> certified =
                Stream.concat(wish.clients().stream(), wanted.stream().map(BrokerUser::name))
                        .distinct()
                        .filter(this::isCertified)
                        .toList();
        certified.forEach(
                client -> out.println(say.newCertificate(client.text(), folder.client(client))));
        if (listeners.clientCertificates()) {
            out.println(say.certificatesWanted());
        }
        wanted.stream()
                .filter(BrokerUser.Device.class::isInstance)
                .map(BrokerUser.Device.class::cast)
                .map(device ->
                        say.settings(device.id(), lines(device, certified.contains(device.name()))))
                .forEach(out::println);
        out.flush();
    }

    /// Also by an earlier set-up.
    private boolean isCertified(UserName user) {
        return listeners.clientCertificates()
                && Files.exists(ClientFiles.of(folder, user).certificate());
    }

    /// What belongs into the device's settings, with the files beside them.
    private String lines(BrokerUser.Device device, boolean certified) {
        StringBuilder lines = new StringBuilder("  broker:\n    user: ").append(device.name());
        if (listeners.tls()) {
            lines.append("\n    tls:\n      ca: ");
            lines.append(
                    certified
                            ? "ca.pem\n      client-certificate: client.pem\n      client-key: client.key"
                            : folder.authority().getFileName());
        }
        return lines.toString();
    }
}
