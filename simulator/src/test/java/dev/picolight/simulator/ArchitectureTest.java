package dev.picolight.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the table of packages in `docs/architecture.md`: who may use whom.
class ArchitectureTest {
    private static final String BASE = "dev.picolight.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(place -> !place.contains("-tests.jar"))
                    .importPackages("dev.picolight");

    /// One row: a package, and what it may use besides the JDK, JSpecify and itself. Names without
    /// a dot at the end are packages of ours; those with one are prefixes of libraries.
    record Row(String name, List<String> mayUse) {
        static Row of(String name, String... mayUse) {
            return new Row(name, List.of(mayUse));
        }

        boolean allows(JavaClass used) {
            String pack = used.getPackageName();
            return pack.startsWith("java.")
                    || pack.startsWith("javax.")
                    || pack.startsWith("org.jspecify.")
                    || pack.isEmpty()
                    || pack.equals(BASE + name)
                    || (pack.equals(WORDS) && !name.startsWith("led"))
                    || mayUse.stream()
                            .anyMatch(allowed ->
                                    allowed.endsWith(".")
                                            ? (pack + ".").startsWith(allowed)
                                            : pack.equals(BASE + allowed));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// Whoever speaks to the user.
    private static final String WORDS = BASE + "device.words";

    private static final String SLF4J = "org.slf4j.";
    private static final String[] DEVICE_LOGIC = {
        "device.mqtt",
        "device.command",
        "device.announce",
        "device.diagnosis",
        "device.lifecycle",
        "device.port",
        "led"
    };

    static Stream<Row> table() {
        return Stream.of(
                Row.of("led"),
                Row.of("led.pi4j", "led", "com.pi4j.", SLF4J),
                Row.of("device.words"),
                Row.of("device.mqtt"),
                Row.of("device.command", "device.mqtt", "led", "tools.jackson."),
                Row.of("device.announce", "device.mqtt", "tools.jackson."),
                Row.of(
                        "device.lifecycle",
                        "device.mqtt",
                        "device.command",
                        "device.announce",
                        "device.diagnosis",
                        "led"),
                Row.of("device.port", "device.lifecycle", "device.announce", "device.mqtt"),
                Row.of("device.files", "device.mqtt"),
                Row.of("device.yaml", "device.mqtt", "org.snakeyaml."),
                Row.of("device.tls", "device.files", "device.diagnosis", "device.mqtt"),
                Row.of(
                        "device.paho",
                        "device.port",
                        "device.lifecycle",
                        "device.diagnosis",
                        "device.mqtt",
                        "device.tls",
                        "org.eclipse.paho.",
                        SLF4J),
                Row.of(
                        "device.settings",
                        "device.mqtt",
                        "device.command",
                        "device.files",
                        "device.yaml",
                        "led",
                        "org.snakeyaml."),
                Row.of("device.diagnosis", "device.mqtt", "led"),
                Row.of(
                        "device.brokersetup",
                        "device.announce",
                        "device.files",
                        "device.mqtt",
                        "com.github.difflib."),
                Row.of("device.brokerhost", "device.brokersetup", "device.files", "device.mqtt"),
                Row.of(
                        "device.doctor",
                        "device.mqtt",
                        "device.command",
                        "device.diagnosis",
                        "device.lifecycle",
                        "device.port",
                        "device.settings",
                        "device.tls",
                        "device.paho",
                        "device.brokerhost",
                        "tools.jackson."),
                Row.of("device.systemd", SLF4J),
                Row.of("device.log", SLF4J),
                Row.of("device.metrics", "device.announce", "io.prometheus."),
                Row.of(
                        "device.app",
                        and(
                                DEVICE_LOGIC,
                                "device.paho",
                                "device.settings",
                                "device.brokersetup",
                                "device.brokerhost",
                                "device.doctor",
                                "device.systemd",
                                "device.tls",
                                "device.log",
                                "device.metrics",
                                "device.files",
                                "led.pi4j",
                                "picocli.",
                                SLF4J)),
                Row.of(
                        "simulator.lan",
                        "device.port",
                        "device.lifecycle",
                        "device.mqtt",
                        "simulator.fault",
                        "simulator.link",
                        "simulator.time"),
                Row.of("simulator.fault"),
                Row.of("simulator.link", "simulator.fault"),
                Row.of(
                        "simulator.house",
                        and(
                                DEVICE_LOGIC,
                                "device.settings",
                                "device.app",
                                "device.paho",
                                "simulator.fault",
                                "simulator.lan",
                                "simulator.board",
                                "simulator.broker",
                                "simulator.time",
                                "io.netty.", // its decoder of MQTT packets
                                SLF4J)),
                Row.of(
                        "simulator.record",
                        "device.mqtt",
                        "device.command",
                        "device.lifecycle",
                        "device.files",
                        "device.settings",
                        "device.app",
                        "led",
                        "simulator.house",
                        "simulator.fault",
                        "simulator.lan",
                        "simulator.time",
                        "tools.jackson."),
                Row.of(
                        "simulator.board",
                        and(
                                DEVICE_LOGIC,
                                "device.settings",
                                "device.app",
                                "device.paho",
                                "simulator.lan")),
                Row.of(
                        "simulator.broker",
                        "device.mqtt",
                        "device.port",
                        "device.lifecycle",
                        "device.diagnosis",
                        "simulator.fault",
                        "simulator.lan", // a Tap
                        "simulator.link",
                        "simulator.time",
                        "com.hivemq.",
                        "com.google.", // HiveMQ hands out its Guice injector
                        "com.codahale.", // wants a registry of metrics
                        "io.netty.", // and is stopped by its event loops
                        SLF4J),
                Row.of("simulator.time"),
                Row.of(
                        "simulator.junit",
                        "device.mqtt",
                        "device.command",
                        "device.settings",
                        "led",
                        "simulator.fault",
                        "simulator.house",
                        "simulator.lan",
                        "simulator.broker", // what kept one from starting
                        "org.junit.jupiter.",
                        "org.junit.platform.commons.",
                        "org.opentest4j."),
                Row.of(
                        "simulator.scenario",
                        "device.mqtt",
                        "device.command",
                        "device.settings",
                        "device.files",
                        "device.yaml",
                        "led",
                        "simulator.fault",
                        "simulator.house",
                        "simulator.lan",
                        "org.snakeyaml.",
                        "tools.jackson."),
                Row.of(
                        "simulator.panel",
                        "device.mqtt",
                        "device.settings",
                        "simulator.fault",
                        "simulator.house",
                        "simulator.lan",
                        "simulator.terminal",
                        "org.jline."),
                Row.of("simulator.terminal", "device.mqtt", "device.log", "org.jline.", SLF4J),
                Row.of(
                        "simulator.web",
                        and(
                                DEVICE_LOGIC,
                                "device.settings",
                                "simulator.fault",
                                "simulator.house",
                                "simulator.lan",
                                "simulator.record",
                                "io.javalin.",
                                "jakarta.servlet.", // what Javalin's requests are made of
                                "kotlin.", // what its classes inherit
                                "org.eclipse.jetty.server.",
                                "tools.jackson.",
                                SLF4J)),
                Row.of(
                        "simulator.app",
                        and(
                                DEVICE_LOGIC,
                                "device.app",
                                "device.paho",
                                "device.settings",
                                "device.diagnosis",
                                "device.log",
                                "simulator.fault",
                                "simulator.house",
                                "simulator.lan",
                                "simulator.board",
                                "simulator.broker",
                                "simulator.terminal",
                                "simulator.panel",
                                "simulator.record",
                                "simulator.scenario",
                                "simulator.web",
                                "org.HdrHistogram.", // what `bench live` counts with
                                "picocli.",
                                SLF4J)));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void usesOnlyWhatItMay(Row row) {
        classes()
                .that()
                .resideInAPackage(BASE + row.name())
                .should()
                .onlyDependOnClassesThat(describe("its row allows: " + row.mayUse(), row::allows))
                .because("docs/architecture.md says so; change both together or neither")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsRow() {
        Set<String> known = table().map(Row::name).collect(Collectors.toSet());
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(pack -> assertThat(known).contains(pack.substring(BASE.length())));
    }

    /// The logic is a function of events and instants: nothing in it may ask for the time, start a
    /// thread or write a log.
    @ParameterizedTest
    @MethodSource("clocksAndThreads")
    void theLogicHasNoClockAndNoThread(Map.Entry<String, String> forbidden) {
        assertThat(
                        CLASSES.stream()
                                .filter(c -> c.getPackageName().equals(BASE + "device.lifecycle"))
                                .flatMap(c -> c.getMethodCallsFromSelf().stream())
                                .map(call -> call.getTarget().getFullName())
                                .filter(name -> name.startsWith(forbidden.getKey())))
                .as(forbidden.getValue())
                .isEmpty();
    }

    static Stream<Map.Entry<String, String>> clocksAndThreads() {
        return Stream.of(
                Map.entry("java.time.Instant.now", "time is an argument"),
                Map.entry("java.time.Clock", "time is an argument"),
                Map.entry("java.lang.System.", "no clock, no output"),
                Map.entry("java.lang.Thread.", "one thread owns the device, and it is not ours"),
                Map.entry("java.util.concurrent.", "one thread owns the device"),
                Map.entry("java.util.random.RandomGenerator.getDefault", "chance is given"),
                Map.entry("java.lang.Math.random", "chance is given"));
    }
}
