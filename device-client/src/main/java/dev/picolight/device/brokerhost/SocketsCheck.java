package dev.picolight.device.brokerhost;

import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which program has the port open, and for whom.
///
/// @param system the name of the operating system
record SocketsCheck(ProcessFiles files, Programs programs, String system) {
    private static final String MOSQUITTO = "mosquitto";

    /// What there is to say.
    List<HereFinding> findings(HereQuestion question) throws InterruptedException {
        int port = question.port();
        String command = "sudo ss -ltnp | grep " + port;
        List<Listening> all;
        try {
            all = files.listening();
        } catch (IOException notLinux) {
            String instead = "sudo lsof -nP -iTCP:%d -sTCP:LISTEN".formatted(port);
            return List.of(finding(HereCause.SOCKETS_NOT_SEEN, system).next(instead));
        }
        Map<Long, RunningProcess> owners = files.owners(all);
        List<Listening> here = all.stream().filter(it -> it.port() == port).toList();
        if (here.isEmpty()) {
            return List.of(nothing(port, all, owners));
        }
        List<HereFinding> findings = new ArrayList<>();
        findings.add(judged(here, owners, question).seen(seen(here, owners)).next(command));
        if (here.stream().anyMatch(socket -> !owners.containsKey(socket.inode()))) {
            findings.add(finding(HereCause.PROGRAM_NOT_SEEN, shown(here)).next(command));
        }
        here.stream()
                .map(socket -> Optional.ofNullable(owners.get(socket.inode())))
                .flatMap(Optional::stream)
                .distinct()
                .filter(owner -> !isMosquitto(owner))
                .forEach(owner ->
                        findings.add(
                                finding(
                                                HereCause.OTHER_PROGRAM_LISTENS,
                                                program(Optional.of(owner)),
                                                port)
                                        .next(command)));
        return findings;
    }

    /// The process that has the port open, if this user may know.
    Optional<RunningProcess> owner(int port) {
        try {
            List<Listening> here =
                    files.listening().stream().filter(it -> it.port() == port).toList();
            return files.owners(here).values().stream()
                    .filter(SocketsCheck::isMosquitto)
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static boolean isMosquitto(RunningProcess process) {
        return process.name().equals(MOSQUITTO);
    }

    private static HereFinding nothing(
            int port, List<Listening> all, Map<Long, RunningProcess> owners) {
        List<Listening> elsewhere =
                all.stream()
                        .filter(it ->
                                Optional.ofNullable(owners.get(it.inode()))
                                        .filter(SocketsCheck::isMosquitto)
                                        .isPresent())
                        .toList();
        return elsewhere.isEmpty()
                ? finding(HereCause.NOTHING_LISTENS, port).next("systemctl status mosquitto")
                : finding(HereCause.LISTENS_ON_OTHER_PORT, port, shown(elsewhere))
                        .seen(seen(elsewhere, owners))
                        .next("sudo ss -ltnp | grep mosquitto");
    }

    private HereFinding judged(
            List<Listening> here, Map<Long, RunningProcess> owners, HereQuestion question)
            throws InterruptedException {
        List<Listening> open = here.stream().filter(it -> !it.isLoopback()).toList();
        Optional<RunningProcess> owner =
                here.stream()
                        .map(it -> Optional.ofNullable(owners.get(it.inode())))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (open.isEmpty()) {
            return finding(HereCause.LISTENS_ON_LOOPBACK, shown(here), program(owner));
        }
        List<Listening> onAll = open.stream().filter(Listening::isOnAll).toList();
        if (onAll.stream().anyMatch(it -> it.isIpv6() == question.usesIpv6())) {
            return finding(HereCause.LISTENS_ON_ALL, shown(onAll), program(owner));
        }
        if (onAll.stream().anyMatch(Listening::isIpv6)) {
            return forIpv6(onAll, owner, question.port());
        }
        List<InetAddress> addresses = open.stream().map(Listening::address).toList();
        return question.used()
                .filter(used -> !addresses.contains(used))
                .map(used ->
                        finding(
                                HereCause.LISTENS_ON_OTHER_ADDRESS,
                                shown(open),
                                used.getHostAddress()))
                .orElseGet(
                        () -> finding(HereCause.LISTENS_ON_NETWORK, shown(open), program(owner)));
    }

    /// A socket for all IPv6 addresses takes IPv4 as well, unless its program or the machine's
    /// setting bindv6only forbids it. Mosquitto does forbid it.
    private HereFinding forIpv6(List<Listening> onAll, Optional<RunningProcess> owner, int port)
            throws InterruptedException {
        Optional<Boolean> alone = isForIpv6Alone(port);
        if (alone.isEmpty() && owner.filter(SocketsCheck::isMosquitto).isPresent()) {
            alone = Optional.of(true);
        }
        return alone.map(yes ->
                        yes
                                ? finding(HereCause.LISTENS_ON_IPV6_ALONE, shown(onAll))
                                : finding(HereCause.LISTENS_ON_ALL, shown(onAll), program(owner)))
                .orElseGet(() -> finding(HereCause.LISTENS_MAYBE_ON_IPV6_ALONE, shown(onAll)));
    }

    private Optional<Boolean> isForIpv6Alone(int port) throws InterruptedException {
        if (programs.run("ss", "-H", "-6ltne", "sport = :" + port)
                instanceof Programs.Outcome.Ended ended) {
            String said = String.join("\n", ended.lines());
            return said.contains("v6only:1")
                    ? Optional.of(true)
                    : said.contains("v6only:0") ? Optional.of(false) : Optional.empty();
        }
        return Optional.empty();
    }

    private static List<String> seen(List<Listening> sockets, Map<Long, RunningProcess> owners) {
        return sockets.stream()
                .map(it -> it + " " + program(Optional.ofNullable(owners.get(it.inode()))))
                .toList();
    }

    private static String program(Optional<RunningProcess> owner) {
        HereWords say = Words.of(HereWords.class);
        return owner.map(it -> say.program(Shown.bounded(it.name(), 40), it.id()))
                .orElseGet(say::programNotSeen);
    }

    private static String shown(List<Listening> sockets) {
        return sockets.stream()
                .map(Listening::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.SOCKETS, cause, facts);
    }
}
