package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import dev.picolight.device.brokersetup.ConfigReading;
import dev.picolight.device.files.FileTrouble;
import dev.picolight.device.mqtt.Shown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether Mosquitto accepts its files, and which lines are in force.
record ConfigurationCheck(BrokerFiles broker) {
    /// Names that look as if somebody had meant them to be read.
    private static final Pattern ALMOST =
            Pattern.compile(".*\\.(conf\\.txt|cfg|cnf|config|CONF|Conf)");

    /// Worth showing when everything is well.
    private static final Set<String> TELLING =
            Set.of(
                    "listener",
                    "port",
                    "bind_address",
                    "include_dir",
                    "per_listener_settings",
                    "allow_anonymous",
                    "password_file",
                    "acl_file",
                    "plugin",
                    "auth_plugin",
                    "protocol",
                    "socket_domain",
                    "bind_interface",
                    "cafile",
                    "certfile",
                    "keyfile",
                    "require_certificate",
                    "max_connections",
                    "log_dest");

    /// What there is to say.
    List<HereFinding> findings() {
        List<HereFinding> findings = new ArrayList<>();
        broker.reading().troubles().forEach(it -> findings.add(of(it)));
        findings.addAll(broker.settings().findings());
        boolean good =
                findings.stream()
                        .noneMatch(it ->
                                it.verdict() == HereVerdict.PROBLEM
                                        || it.verdict() == HereVerdict.UNKNOWN);
        if (good && broker.main().isPresent()) {
            findings.addFirst(
                    finding(
                                    HereCause.CONFIGURATION_READ,
                                    broker.shownMain(),
                                    broker.reading().files().size())
                            .seen(inForce()));
        }
        findings.addAll(notIncluded());
        return findings;
    }

    private List<ConfigLine> inForce() {
        List<ConfigLine> overridden =
                broker.settings().findings().stream()
                        .filter(it -> it.cause() == HereCause.LATER_LINE_WINS)
                        .flatMap(it ->
                                broker.reading().lines().stream()
                                        .filter(line -> line.toString().equals(it.facts().get(1))))
                        .toList();
        return broker.reading().lines().stream()
                .filter(line -> TELLING.contains(line.keyword()))
                .filter(line -> !overridden.contains(line))
                .toList();
    }

    private static HereFinding of(ConfigReading.Trouble trouble) {
        IOException why = trouble.why();
        if (trouble.includedBy().isPresent() && !(why instanceof AccessDeniedException)) {
            ConfigLine line = trouble.includedBy().get();
            return finding(HereCause.INCLUDED_FOLDER_MISSING, line, Shown.quoted(trouble.path()))
                    .seen(line);
        }
        return finding(HereCause.FILE_NOT_READABLE, trouble.path(), FileTrouble.words(why))
                .next("sudo cat " + trouble.path());
    }

    private List<HereFinding> notIncluded() {
        List<HereFinding> findings = new ArrayList<>();
        List<Path> included =
                broker.reading().lines().stream()
                        .filter(line -> line.is("include_dir"))
                        .flatMap(line -> folder(line).stream())
                        .toList();
        included.forEach(folder ->
                filesOf(folder)
                        .filter(file -> ALMOST.matcher(file.toString()).matches())
                        .forEach(file -> findings.add(finding(HereCause.FILE_NOT_INCLUDED, file))));
        if (broker.main().isPresent() && broker.areComplete()) {
            Path main = broker.main().get();
            Path usual = main.resolveSibling("conf.d");
            boolean hasSome = filesOf(usual).anyMatch(file -> file.toString().endsWith(".conf"));
            if (hasSome && !included.contains(usual)) {
                findings.add(
                        finding(HereCause.FOLDER_NOT_INCLUDED, usual, main)
                                .seen(filesOf(usual).toList()));
            }
        }
        return findings;
    }

    private List<Path> folder(ConfigLine line) {
        try {
            return List.of(broker.named(line.rest()).normalize());
        } catch (InvalidPathException noPath) {
            return List.of();
        }
    }

    private static Stream<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException notReadable) {
            return Stream.empty();
        }
    }

    private static HereFinding finding(HereCause cause, Object... facts) {
        return HereFinding.of(HereStep.CONFIGURATION, cause, facts);
    }
}
