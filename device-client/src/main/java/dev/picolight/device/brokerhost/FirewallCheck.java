package dev.picolight.device.brokerhost;

import dev.picolight.device.brokerhost.PacketFilter.Fate;
import dev.picolight.device.brokerhost.PacketFilter.Judgement;
import dev.picolight.device.brokerhost.Programs.Outcome;
import dev.picolight.device.mqtt.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether packets from the network reach the port. Whatever is not understood for certain is shown
/// and left to a person.
record FirewallCheck(Programs programs, HereQuestion question) {
    private static final int SHOWN = 8;
    private static final int LINE_MAX = 160;
    private static final String UFW = "ufw status verbose";
    private static final String NFT = "nft list ruleset";
    private static final String FIREWALLD = "firewall-cmd --list-all";

    /// What one of the programs says.
    private record Answer(String command, Judgement judgement, boolean hasRules) {
        static Answer of(String command, PacketFilter filter) {
            return new Answer(command, filter.judge(), filter.hasRules());
        }
    }

    /// What there is to say. ufw and firewalld stand before what they themselves have written.
    List<HereFinding> findings() throws InterruptedException {
        List<String> silent = new ArrayList<>();
        Optional<Answer> front = ufw(silent);
        if (front.isEmpty()) {
            front = firewalld(silent);
        }
        if (front.isPresent()) {
            return List.of(finding(front.get()));
        }
        List<Answer> answers = new ArrayList<>();
        nft(silent).ifPresent(answers::add);
        iptables(silent).ifPresent(answers::add);
        Optional<Answer> worst =
                answers.stream()
                        .filter(it -> it.judgement().isCertain(Fate.BLOCKED))
                        .findFirst()
                        .or(() ->
                                answers.stream()
                                        .filter(it -> !it.judgement().isCertain(Fate.ACCEPTED))
                                        .findFirst());
        if (worst.isPresent()) {
            return List.of(finding(worst.get()));
        }
        if (answers.isEmpty()) {
            String asked =
                    silent.isEmpty()
                            ? "ufw, firewall-cmd, nft, iptables"
                            : String.join(", ", silent);
            return List.of(
                    HereFinding.of(HereStep.FIREWALL, HereCause.FIREWALL_NOT_SHOWN, asked)
                            .next("sudo " + (silent.isEmpty() ? NFT : silent.getFirst())));
        }
        return List.of(open(answers));
    }

    private HereFinding open(List<Answer> answers) {
        List<String> because =
                answers.stream()
                        .filter(Answer::hasRules)
                        .flatMap(it -> it.judgement().because().stream())
                        .toList();
        String asked = String.join(", ", answers.stream().map(Answer::command).toList());
        return because.isEmpty()
                ? HereFinding.of(HereStep.FIREWALL, HereCause.NO_FIREWALL_RULES, asked)
                : HereFinding.of(
                                HereStep.FIREWALL,
                                HereCause.FIREWALL_LETS_IN,
                                question.port(),
                                asked)
                        .seen(shown(because));
    }

    private HereFinding finding(Answer answer) {
        Judgement judgement = answer.judgement();
        HereCause cause =
                judgement.isCertain(Fate.BLOCKED)
                        ? HereCause.FIREWALL_BLOCKS
                        : judgement.isCertain(Fate.ACCEPTED)
                                ? HereCause.FIREWALL_LETS_IN
                                : HereCause.FIREWALL_NOT_UNDERSTOOD;
        HereFinding finding =
                HereFinding.of(HereStep.FIREWALL, cause, question.port(), answer.command())
                        .seen(shown(judgement.because()));
        return switch (cause) {
            case FIREWALL_BLOCKS -> finding.next(opening(answer.command()));
            case FIREWALL_NOT_UNDERSTOOD -> finding.next("sudo " + answer.command());
            default -> finding;
        };
    }

    private String opening(String command) {
        int port = question.port();
        return switch (command) {
            case UFW -> "sudo ufw allow %d/tcp".formatted(port);
            case FIREWALLD ->
                    "sudo firewall-cmd --add-port=%d/tcp --permanent && sudo firewall-cmd --reload"
                            .formatted(port);
            case NFT -> "sudo nft -a list ruleset";
            default -> "sudo %s -I INPUT -p tcp --dport %d -j ACCEPT".formatted(tables(), port);
        };
    }

    private Optional<Answer> ufw(List<String> silent) throws InterruptedException {
        return said(UFW, silent)
                .flatMap(lines -> UfwStatus.read(lines, question.usesIpv6(), question.port()))
                .map(filter -> Answer.of(UFW, filter));
    }

    private Optional<Answer> firewalld(List<String> silent) throws InterruptedException {
        Optional<List<String>> state = said("firewall-cmd --state", silent);
        if (state.isEmpty() || !state.get().contains("running")) {
            return Optional.empty();
        }
        Optional<List<String>> zone = said(FIREWALLD, silent);
        return zone.map(
                lines -> new Answer(FIREWALLD, FirewalldZone.judge(lines, question.port()), true));
    }

    private Optional<Answer> nft(List<String> silent) throws InterruptedException {
        return said(NFT, silent)
                .map(lines -> NftRules.read(lines, question.usesIpv6(), question.port()))
                .map(filter -> Answer.of(NFT, filter));
    }

    private Optional<Answer> iptables(List<String> silent) throws InterruptedException {
        String command = tables() + " -S";
        return said(command, silent)
                .map(lines -> Answer.of(command, IptablesRules.read(lines, question.port())));
    }

    private String tables() {
        return question.usesIpv6() ? "ip6tables" : "iptables";
    }

    /// What it prints when all goes well; what it keeps to itself is noted.
    private Optional<List<String>> said(String command, List<String> silent)
            throws InterruptedException {
        Outcome outcome = programs.run(command.split(" ", -1));
        if (outcome instanceof Outcome.Ended ended && ended.isGood()) {
            return Optional.of(ended.lines());
        }
        boolean notRunning =
                outcome instanceof Outcome.Ended ended && ended.lines().contains("not running");
        if (!(outcome instanceof Outcome.Missing) && !notRunning) {
            silent.add(command);
        }
        return Optional.empty();
    }

    private static List<String> shown(List<String> rules) {
        return rules.stream()
                .distinct()
                .limit(SHOWN)
                .map(rule -> Shown.bounded(rule.strip(), LINE_MAX))
                .toList();
    }
}
