package dev.picolight.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/picolight` as it is installed: the way to Java, from any place.
class InstalledProgramIT {
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir Path sandbox;
    private Path home = Path.of("");
    private Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void unpack() throws IOException {
        home = Built.unpackTarball(Files.createDirectory(sandbox.resolve("a folder 客廳")));
        environment =
                new HashMap<>(
                        Map.of("JAVA_HOME", JAVA_HOME, "HOME", sandbox.toString(), "LANG", "C"));
    }

    private Command picolight(String arguments) {
        return Command.run(
                sandbox,
                environment,
                "exec '%s' %s".formatted(home.resolve("bin/picolight"), arguments));
    }

    /// A Java that only says with what it was started.
    private Path stub(Path javaHome, String version) throws IOException {
        Files.createDirectories(javaHome.resolve("bin"));
        Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        Path java = javaHome.resolve("bin/java");
        Files.writeString(
                java,
                "#!/bin/sh\necho \"$0 settings=${PICOLIGHT_SETTINGS-} program=$PICOLIGHT_PROGRAM LC_ALL=$LC_ALL language=${PICOLIGHT_LANGUAGE-} $*\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return javaHome;
    }

    /// Lets the script look for something elsewhere than in the machine's own folders.
    private void replace(String text, String by) throws IOException {
        Path script = home.resolve("bin/picolight");
        String before = Files.readString(script);
        assertThat(before).contains(text);
        Files.writeString(script, before.replace(text, by));
    }

    @Test
    void saysItsVersionAndHelps() {
        assertThat(picolight("version"))
                .isEqualTo(new Command(0, "picolight " + Built.VERSION + "\n"));
        assertThat(picolight("help").printed()).contains("run", "darken");
        assertThat(picolight("dance").code()).isEqualTo(2);
    }

    @Test
    void runsFromAnyFolderThroughLinks() throws IOException {
        Files.createSymbolicLink(sandbox.resolve("there"), home);
        Path link = sandbox.resolve("pl");
        Files.createSymbolicLink(link, Path.of("there/bin/picolight"));
        assertThat(Command.run(Path.of("/"), environment, "'%s' version".formatted(link)))
                .extracting(Command::code)
                .isEqualTo(0);
        assertThat(Command.run(sandbox, environment, "PATH=$PWD:$PATH; pl version").code())
                .isZero();
    }

    @Test
    void becomesTheJvmSoThatSignalsReachIt() throws IOException {
        environment.put("JAVA_HOME", stub(sandbox.resolve("jre"), "25.0.3").toString());
        Files.writeString(sandbox.resolve("jre/bin/java"), "#!/bin/sh\necho \"process $$\"\n");
        Command command =
                Command.run(
                        sandbox,
                        environment,
                        "echo \"process $$\"; exec '%s' run"
                                .formatted(home.resolve("bin/picolight")));
        assertThat(command.printed().lines().distinct()).hasSize(1);
    }

    @Test
    void refusesWithoutSettingsAndNamesBothWays() {
        Command run = picolight("run");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.printed()).contains("--settings FILE", "PICOLIGHT_SETTINGS");
    }

    @Test
    void readsTheSettingsOfTheServiceWhereThePackageHasIt() throws IOException {
        environment.put("JAVA_HOME", stub(sandbox.resolve("jre"), "25.0.3").toString());
        assertThat(picolight("run").printed()).contains("settings= program=" + home);
        replace("PACKAGED=/usr/share/picolight", "PACKAGED='" + home + "'");
        assertThat(picolight("run").printed())
                .contains("settings=/etc/picolight/device.yaml program=picolight ");
        environment.put("PICOLIGHT_SETTINGS", "mine.yaml");
        assertThat(picolight("run").printed()).contains("settings=mine.yaml ");
    }

    @Test
    void needsNoMoreThanAJreAndPrefersTheJavaItIsTestedWith() throws IOException {
        Path places = sandbox.resolve("jvm");
        for (String version : List.of("21.0.2", "27.0.1", "25.0.3", "1.8.0_402", "26")) {
            stub(places.resolve("java-" + version), version);
        }
        environment.put("JAVA_HOME", places.resolve("java-21.0.2").toString());
        replace("/usr/lib/jvm/*", "'" + places + "'/*");
        assertThat(picolight("run").printed()).startsWith(places + "/java-25.0.3/bin/java");
        environment.put("JAVA_HOME", places.resolve("java-26").toString());
        assertThat(picolight("run").printed()).startsWith(places + "/java-26/bin/java");
    }

    @Test
    void saysWhatToInstallWhereJavaIsMissing() throws IOException {
        stub(sandbox.resolve("old"), "21.0.2");
        environment.put("JAVA_HOME", sandbox.resolve("old").toString());
        environment.put("PATH", withoutJava());
        replace("/usr/lib/jvm/*", "/nonexistent/*");
        Command run = picolight("run");
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.printed())
                .contains(
                        "Java 25 or newer is missing (" + sandbox.resolve("old") + " is Java 21)",
                        "sudo apt-get install openjdk-25-jre-headless",
                        "https://adoptium.net");
    }

    /// A folder with what the script uses, and no java.
    private String withoutJava() throws IOException {
        Path tools = Files.createDirectory(sandbox.resolve("tools"));
        for (String tool :
                List.of("sh", "readlink", "sed", "locale", "cat", "stat", "cksum", "tr")) {
            String place = Command.output("command -v " + tool).strip();
            Path link = tools.resolve(tool);
            Files.writeString(link, "#!/bin/sh\nexec %s \"$@\"\n".formatted(place));
            assertThat(link.toFile().setExecutable(true)).isTrue();
        }
        return tools.toString();
    }

    @Test
    void refusesAPathThatJavaCannotLoadFrom() throws IOException {
        Path colon = Files.move(home, sandbox.resolve("a:b"));
        home = colon;
        Command run = picolight("version");
        assertThat(run.code()).isEqualTo(73);
        assertThat(run.printed()).contains("colon", "Rename the folder");
    }

    @Test
    void speaksChineseInALocaleThatCannot() throws IOException {
        environment.put("JAVA_HOME", stub(sandbox.resolve("jre"), "25.0.3").toString());
        environment.put("LC_ALL", "C");
        assertThat(picolight("run").printed()).contains("LC_ALL=C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        assertThat(picolight("run").printed()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void keepsTheLanguageWhereTheLocaleIsNotInstalled() throws IOException {
        environment.put("JAVA_HOME", stub(sandbox.resolve("jre"), "25.0.3").toString());
        environment.put("LC_ALL", "zh_TW.NotInstalled");
        assertThat(picolight("run").printed())
                .contains("LC_ALL=C.UTF-8 language=zh_TW.NotInstalled");
    }

    @Test
    void givesJavaFurtherOptions() {
        environment.put("PICOLIGHT_JAVA_OPTS", "-Dx=y -XshowSettings:properties");
        assertThat(picolight("version").printed()).contains("x = y");
    }
}
