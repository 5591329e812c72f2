package dev.picolight.device.troubles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.diagnosis.Diagnosis;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// Makes each trouble, lets the device meet it, and holds what the device says to what is true.
class TaxonomyIT {
    /// Given, the table in the document is written anew instead.
    private static final String WRITE = "troubles.write";

    private static final Path DOCUMENT =
            Path.of(System.getProperty("basedir", ""), "../docs/troubles.md").normalize();
    private static final String BEGIN = "<!-- troubles, made by TaxonomyIT -->";
    private static final String END = "<!-- end of troubles -->";

    /// As many troubles at a time: most of them are waits.
    private static final int AT_A_TIME = 16;

    /// Causes for which no world is made here, and where they are proved instead.
    private static final Map<Cause, String> ELSEWHERE =
            Map.of(
                    Cause.CLOCK_WRONG, "would set the clock of this machine",
                    Cause.TLS_OTHER, "what nobody has thought of",
                    Cause.UNKNOWN, "what nobody has thought of",
                    Cause.READ_RULES, "seen by listening: the doctor",
                    Cause.RETAINED_COMMAND, "seen by listening: the doctor");

    /// The same for topics that differ: seen by listening, which the doctor does.
    private static final String OF_TOPICS = "TOPIC_";

    @TempDir private static Path folder;

    private static final Map<Case, Told> MET = new LinkedHashMap<>();
    private static final Map<Case, Throwable> NOT_MADE = new ConcurrentHashMap<>();
    private static Optional<Lan> lan = Optional.empty();
    private static Optional<TestAbortedException> withoutNetworks = Optional.empty();

    @BeforeAll
    static void meetAll() throws Exception {
        List<Case> cases = new ArrayList<>();
        try {
            lan = Optional.of(new Lan(Files.createDirectory(folder.resolve("lan"))));
            cases.addAll(NetworkCases.on(lan.get()));
        } catch (TestAbortedException notAllowed) {
            withoutNetworks = Optional.of(notAllowed);
        }
        cases.addAll(AddressCases.all());
        cases.addAll(AnswerCases.all(folder));
        cases.addAll(MosquittoCases.all());
        cases.addAll(TlsCases.all(Files.createDirectory(folder.resolve("certificates"))));
        Map<Case, Told> met = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            cases.forEach(each -> threads.execute(() -> meet(each, met)));
        }
        assertThat(NOT_MADE).as("troubles that could not be made").isEmpty();
        cases.forEach(each -> MET.put(each, met.get(each)));
    }

    private static void meet(Case each, Map<Case, Told> met) {
        try {
            met.put(each, each.world().meet());
        } catch (Exception | AssertionError notMade) {
            NOT_MADE.put(each, notMade);
        }
    }

    @AfterAll
    static void takeAway() {
        lan.ifPresent(Lan::close);
    }

    @Test
    void theTroublesOfNetworksWereMade() {
        needNetworks();
        assertThat(MET).hasSizeGreaterThan(80);
    }

    /// @throws TestAbortedException when there are none
    private static void needNetworks() {
        withoutNetworks.ifPresent(words -> {
            throw words;
        });
    }

    @Test
    void noDiagnosisIsWrong() {
        SoftAssertions all = new SoftAssertions();
        int certain = 0;
        for (Map.Entry<Case, Told> each : MET.entrySet()) {
            Cause real = each.getKey().real();
            Told told = each.getValue();
            for (Diagnosis diagnosis : List.of(told.inTheLog(), told.lookedAround())) {
                all.assertThat(diagnosis.causes())
                        .as("%s: %s", each.getKey(), told.setback().cause())
                        .contains(real);
            }
            certain += told.inTheLog().isCertain() ? 1 : 0;
        }
        System.out.printf(
                "%d troubles: %d diagnosed with certainty, %d as one of several%n",
                MET.size(), certain, MET.size() - certain);
        all.assertAll();
    }

    /// Of several causes each is told with the same weight: none is named before it is said that
    /// there are several.
    @Test
    void severalCausesAreNoRanking() {
        SoftAssertions all = new SoftAssertions();
        MET.forEach((it, told) -> {
            Diagnosis diagnosis = told.inTheLog();
            if (!diagnosis.isCertain()) {
                all.assertThat(diagnosis.title(Language.ENGLISH))
                        .as("%s", it)
                        .startsWith("one of these: ");
                all.assertThat(diagnosis.title(Language.TRADITIONAL_CHINESE))
                        .as("%s", it)
                        .startsWith("以下其中之一：");
                all.assertThat(diagnosis.title(Language.SIMPLIFIED_CHINESE))
                        .as("%s", it)
                        .startsWith("以下其中之一：");
            }
        });
        all.assertAll();
    }

    @Test
    void theCommandShowsWhatItsReadingSays() {
        SoftAssertions all = new SoftAssertions();
        MET.forEach((it, told) ->
                told.proof()
                        .ifPresent(proof -> {
                            all.assertThat(proof.output())
                                    .as("%s: %s", it, proof.diagnosis().command())
                                    .containsPattern(proof.shown());
                            all.assertThat(proof.diagnosis().reading(Language.ENGLISH).orElse(""))
                                    .as("%s", it)
                                    .contains(proof.read());
                        }));
        all.assertAll();
    }

    @Test
    void allWordsAreThereInEachLanguage() {
        SoftAssertions all = new SoftAssertions();
        MET.forEach((it, told) -> {
            for (Diagnosis diagnosis : List.of(told.inTheLog(), told.lookedAround())) {
                List<List<String>> said =
                        Arrays.stream(Language.values())
                                .map(language -> words(told, diagnosis, language))
                                .toList();
                for (int i = 0; i < said.getFirst().size(); i++) {
                    int which = i;
                    List<String> same = said.stream().map(each -> each.get(which)).toList();
                    all.assertThat(same)
                            .as("%s", it)
                            .doesNotHaveDuplicates()
                            .allSatisfy(words ->
                                    assertThat(words)
                                            .isNotBlank()
                                            .doesNotContain("%1$", "%2$", "%3$", "%4$")
                                            .doesNotContainPattern("\\{[a-z]+\\}"));
                }
                diagnosis
                        .command()
                        .ifPresent(command ->
                                all.assertThat(command)
                                        .as("%s", it)
                                        .doesNotContainPattern("\\{[a-z]+\\}"));
            }
        });
        all.assertAll();
    }

    private static List<String> words(Told told, Diagnosis diagnosis, Language language) {
        Stream<String> remedies =
                diagnosis.causes().stream().map(cause -> diagnosis.remedy(cause, language));
        Stream<String> optional =
                Stream.of(diagnosis.reading(language), diagnosis.onPicoW(language))
                        .flatMap(Optional::stream);
        return Stream.of(
                        Stream.of(
                                told.setback().seen(language),
                                diagnosis.title(language),
                                diagnosis.advice(language)),
                        remedies,
                        optional)
                .flatMap(each -> each)
                .toList();
    }

    @Test
    void everyCauseIsMadeOrSaysWhyNot() {
        needNetworks();
        Set<Cause> made = EnumSet.noneOf(Cause.class);
        MET.keySet().forEach(it -> made.add(it.real()));
        Set<Cause> missing = EnumSet.allOf(Cause.class);
        missing.removeAll(made);
        missing.removeIf(it -> it.name().startsWith(OF_TOPICS));
        assertThat(missing).as("causes without a world").isEqualTo(ELSEWHERE.keySet());
    }

    /// The words of the operating system are those of its language.
    @Test
    void aSystemThatSpeaksChineseIsUnderstoodAsWell() throws IOException {
        needNetworks();
        Path locales = Files.createDirectory(folder.resolve("locales"));
        String made =
                Shell.run(
                        "",
                        "localedef -i zh_TW -f UTF-8 '%s/zh_TW.UTF-8' && ls /usr/share/locale/zh_TW/LC_MESSAGES/libc.mo"
                                .formatted(locales));
        Assumptions.assumeTrue(
                made.endsWith("libc.mo"),
                () -> "sudo apt-get install locales (%s)".formatted(made));
        Lan there = lan.orElseThrow();
        there.chinese.startDevice("LOCPATH='%s' LC_ALL=zh_TW.UTF-8".formatted(locales));
        Map<String, Trouble> expected =
                Map.of(
                        "127.1:1999", Trouble.LOOPBACK,
                        "10.76.0.2:1883", Trouble.REFUSED,
                        "10.76.0.3:1883", Trouble.NO_ROUTE,
                        "10.78.0.1:1883", Trouble.NO_NETWORK,
                        "unknown.example:1883", Trouble.NAME_DENIED,
                        "failing.example:1883", Trouble.NAME_SERVICE_SILENT);
        SoftAssertions all = new SoftAssertions();
        expected.forEach((broker, trouble) -> {
            NotReached met = (NotReached) there.chinese.attempt(broker).setback();
            all.assertThat(met.trouble()).as("%s: %s", broker, met.detail()).isEqualTo(trouble);
        });
        all.assertAll();
    }

    @Test
    void theDocumentSaysWhatWasMet() throws IOException {
        needNetworks();
        List<String> rows = TroubleTable.rows(MET);
        List<String> document = Files.readAllLines(DOCUMENT);
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertThat(begin).as("%s in %s", BEGIN, DOCUMENT).isNotNegative().isLessThan(end);
        if (Boolean.getBoolean(WRITE)) {
            List<String> lines = new ArrayList<>(document.subList(0, begin + 1));
            lines.addAll(rows);
            lines.addAll(document.subList(end, document.size()));
            Files.write(DOCUMENT, lines);
        } else {
            assertThat(
                            document.subList(begin + 1, end).stream()
                                    .map(TroubleTable::withoutChance)
                                    .toList())
                    .as("the table in %s; if it is to change: -D%s=true", DOCUMENT, WRITE)
                    .isEqualTo(rows.stream().map(TroubleTable::withoutChance).toList());
        }
    }
}
