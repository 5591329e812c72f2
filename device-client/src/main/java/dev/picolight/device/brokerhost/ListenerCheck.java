package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the lines in force let Mosquitto listen.
record ListenerCheck(BrokerFiles broker, HereQuestion question) {
    /// What Mosquitto 2 itself says then.
    private static final String LOCAL_ONLY =
            "Starting in local only mode. Connections will only be possible from clients running on this machine.";

    /// What there is to say.
    List<HereFinding> findings() {
        List<MosquittoListener> all = broker.settings().listeners();
        List<HereFinding> findings = new ArrayList<>();
        if (all.isEmpty()) {
            if (broker.areComplete()) {
                findings.add(withoutListener());
            }
            return findings;
        }
        findings.addAll(clashes());
        findings.addAll(unintended(all));
        List<MosquittoListener> here = broker.settings().on(question.port());
        if (here.isEmpty() && broker.areComplete()) {
            findings.add(
                    finding(
                                    HereCause.NO_LISTENER_ON_PORT,
                                    question.port(),
                                    all.stream()
                                            .map(it -> it.shown().toString())
                                            .collect(Collectors.joining(", ")))
                            .seen(all.stream().map(MosquittoListener::shown).toList()));
        }
        findings.addAll(judged(here));
        broker.process()
                .flatMap(process -> process.option("-p", "--port"))
                .ifPresent(
                        port -> findings.add(finding(HereCause.COMMAND_LINE_PORT_IGNORED, port)));
        return findings;
    }

    /// A listener for the machine alone does no harm beside one for the network.
    private List<HereFinding> judged(List<MosquittoListener> here) {
        List<HereFinding> each = here.stream().map(this::judged).toList();
        boolean reachable = each.stream().anyMatch(it -> it.verdict() != HereVerdict.PROBLEM);
        List<HereFinding> findings = new ArrayList<>();
        each.stream()
                .filter(it -> !reachable || it.verdict() != HereVerdict.PROBLEM)
                .forEach(findings::add);
        here.stream()
                .filter(MosquittoListener::hasTls)
                .forEach(it ->
                        findings.add(
                                finding(HereCause.LISTENER_WITH_TLS, it.shown()).seen(it.shown())));
        return findings;
    }

    private HereFinding judged(MosquittoListener listener) {
        ConfigLine line = listener.shown();
        if (!listener.speaksMqtt()) {
            return finding(HereCause.LISTENER_SPEAKS_WEBSOCKETS, line)
                    .seen(listener.options().getOrDefault("protocol", line));
        }
        Optional<ConfigLine> network =
                Optional.ofNullable(listener.options().get("bind_interface"));
        if (network.isPresent()) {
            return network.get().value().equals("lo")
                    ? finding(HereCause.LISTENER_ON_LOOPBACK, network.get()).seen(network.get())
                    : finding(HereCause.LISTENER_ON_INTERFACE, network.get(), network.get().value())
                            .seen(network.get());
        }
        List<InetAddress> addresses =
                ExpectedSocket.of(listener).stream().map(ExpectedSocket::address).toList();
        return of(listener, addresses).seen(line);
    }

    private HereFinding of(MosquittoListener listener, List<InetAddress> addresses) {
        ConfigLine line = listener.shown();
        if (!addresses.isEmpty() && addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return finding(
                    listener.line().isPresent()
                            ? HereCause.LISTENER_ON_LOOPBACK
                            : HereCause.BIND_ADDRESS_ON_LOOPBACK,
                    line);
        }
        if (addresses.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
            return finding(HereCause.LISTENER_FOR_NETWORK, line);
        }
        if (addresses.stream().noneMatch(question::isOwn)) {
            return finding(HereCause.LISTENER_ON_FOREIGN_ADDRESS, line, listener.host().orElse(""));
        }
        return question.used()
                .filter(used -> !addresses.contains(used))
                .map(used ->
                        finding(HereCause.LISTENER_ON_OTHER_ADDRESS, line, used.getHostAddress()))
                .orElseGet(() -> finding(HereCause.LISTENER_FOR_NETWORK, line));
    }

    private HereFinding withoutListener() {
        if (broker.isVersion1()) {
            return finding(HereCause.LISTENER_FOR_NETWORK, broker.shownMain());
        }
        return broker.version().isPresent()
                ? finding(HereCause.LOCAL_ONLY_MODE, broker.shownMain())
                        .seen(LOCAL_ONLY)
                        .next("sudo picolight setup-broker --device ID:ROOM")
                : finding(HereCause.LOCAL_ONLY_IF_VERSION_2, broker.shownMain())
                        .seen(LOCAL_ONLY)
                        .next("mosquitto -h");
    }

    private List<HereFinding> clashes() {
        return broker.settings().clashes().stream()
                .map(pair ->
                        finding(
                                        HereCause.LISTENERS_CLASH,
                                        pair.getLast().shown(),
                                        pair.getFirst().shown())
                                .seen(pair.getLast().shown())
                                .seen(pair.stream().map(MosquittoListener::shown).toList()))
                .toList();
    }

    /// An option above the first `listener` of its file opens the old listener, on port 1883.
    private static List<HereFinding> unintended(List<MosquittoListener> all) {
        return all.stream()
                .filter(it -> it.line().isEmpty())
                .filter(it -> !it.options().containsKey("port"))
                .filter(it -> !it.options().containsKey("bind_address"))
                .map(it ->
                        finding(HereCause.UNINTENDED_LISTENER, it.shown(), it.port())
                                .seen(it.shown()))
                .toList();
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.LISTENER, cause, facts);
    }
}
