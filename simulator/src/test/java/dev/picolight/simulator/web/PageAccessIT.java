package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.PacketSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody gets from the page who does not see it, or sees little of it, by the tree that
/// Chromium hands to screen readers and by its computed styles.
final class PageAccessIT {
    @RegisterExtension private static final PageFixture<FakeHouse> PAGE = PageFixture.still();

    @BeforeAll
    static void begin() {
        PAGE.house().powerOn("pico-w");
        PAGE.house().faults.begin(new Fault.Wifi(Fault.Wifi.Kind.WEAK), Optional.of("pico-2"));
        for (Severity severity : Severity.values()) {
            PAGE.house()
                    .events
                    .add(
                            new HouseEvent.ConsoleLine(
                                    PAGE.house().now(), "pico-w", severity, "it " + severity));
        }
        PAGE.house()
                .events
                .add(
                        new HouseEvent.PacketSeen(
                                PAGE.house().now(),
                                "pico-w",
                                1,
                                true,
                                new PacketSummary(
                                        "PUBLISH", 7, Optional.of("客廳/state"), "QoS 1, ON", 20)));
    }

    @AfterEach
    void asBefore() {
        media("light", "no-preference");
        PAGE.browser().width(1280);
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    private static void media(String scheme, String motion) {
        PAGE.browser()
                .tell(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "features",
                                List.of(
                                        Map.of("name", "prefers-color-scheme", "value", scheme),
                                        Map.of(
                                                "name",
                                                "prefers-reduced-motion",
                                                "value",
                                                motion))));
    }

    /// The page in this language, with something in each of its lists.
    private static void open(String language) {
        PAGE.open(language);
        PAGE.browser().await("#packets .log li", "客廳/state");
        PAGE.browser().await("#active-faults code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void everyControlHasARoleAndAName(String language) {
        open(language);

        List<ScreenReader.Node> controls = new ScreenReader(PAGE.browser()).controls();

        assertThat(controls)
                .hasSize(
                        PAGE.browser()
                                .texts(
                                        "[...document.querySelectorAll('a[href], button, input, select, [role=img]')].filter(it => it.checkVisibility()).map(it => it.id)")
                                .size());
        assertThat(controls)
                .allSatisfy(it ->
                        assertThat(it.name())
                                .as(it.role())
                                .isNotBlank()
                                .doesNotMatch("[a-z]+\\.[A-Za-z]+"));
        assertThat(controls.stream().map(ScreenReader.Node::role))
                .contains("link", "button", "switch", "combobox", "searchbox", "checkbox", "image");
        assertThat(PAGE.browser().ask("document.documentElement.lang")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void everythingThatIsStoppedAtHasARole(String language) {
        open(language);

        assertThat(new ScreenReader(PAGE.browser()).stops())
                .allSatisfy(it -> {
                    assertThat(it.role()).as(it.name()).isNotIn("generic", "none", "code");
                    assertThat(it.name()).as(it.role()).isNotBlank();
                });
    }

    @Test
    void headingsGoDownStepByStep() {
        open("en");
        List<String> levels =
                PAGE.browser()
                        .texts(
                                "[...document.querySelectorAll('h1, h2, h3, h4')].filter(it => it.checkVisibility()).map(it => it.tagName.slice(1))");

        assertThat(levels.getFirst()).isEqualTo("1");
        for (int i = 1; i < levels.size(); i++) {
            assertThat(Integer.parseInt(levels.get(i)))
                    .as("%s at %d", levels, i)
                    .isBetween(2, Integer.parseInt(levels.get(i - 1)) + 1);
        }
        assertThat(PAGE.browser().ask("document.querySelectorAll('main, header').length"))
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource({"en, 客廳: lit., lit, 40 %", "zh-TW, 客廳：亮。, 亮, 40 %", "zh-CN, 客廳：亮。, 亮, 40 %"})
    void whatAnLedDoesIsSaidInWords(String language, String said, String word, String part) {
        open(language);
        assertThat(PAGE.browser().ask("document.querySelector('#announce').ariaLive"))
                .isEqualTo("polite");
        assertThat(PAGE.browser().ask("document.querySelector('#trouble').role"))
                .isEqualTo("alert");

        PAGE.house()
                .events
                .add(new HouseEvent.LedChanged(PAGE.house().now(), "pico-w", 0, "客廳", 100));

        PAGE.browser().await("#announce", said);
        PAGE.browser().await("article[data-board=pico-w] .light", word);
        PAGE.house()
                .events
                .add(new HouseEvent.LedChanged(PAGE.house().now(), "pico-w", 0, "客廳", 40));
        PAGE.browser().await("article[data-board=pico-w] .light", part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextHasContrast(String scheme) {
        media(scheme, "no-preference");
        open("en");
        PAGE.browser().type("#topic", "a/#");
        PAGE.browser().click("#publish-form button[type=submit]");
        PAGE.browser().await("#trouble:not([hidden])", "a/#");
        PAGE.browser().forgetComplaints();

        List<String> weak = new ArrayList<>(PAGE.browser().texts(Contrast.WEAK_TEXTS));

        assertThat(weak).isEmpty();
        assertThat((Long) PAGE.browser().ask(Contrast.TEXTS)).isGreaterThan(60);
    }

    @Test
    void aLineOfTroubleIsNotToldByItsColourAlone() {
        open("en");

        assertThat(PAGE.browser().text("#console .log li.warn")).contains("⚠", "warning");
        assertThat(PAGE.browser().text("#console .log li.error")).contains("✖", "error");
        assertThat(PAGE.browser().text("#console .log li.info")).doesNotContain("⚠", "✖");
    }

    @Test
    void whoWantsNoMotionGetsNone() {
        media("light", "reduce");
        open("en");
        PAGE.house()
                .events
                .add(new HouseEvent.LedChanged(PAGE.house().now(), "pico-w", 0, "客廳", 100));
        PAGE.browser().await("article[data-board=pico-w] .lamp[data-percent='100']");

        assertThat(
                        PAGE.browser()
                                .ask(
                                        "[...document.querySelectorAll('.glow, .halo')].every(it => getComputedStyle(it).display === 'none')"))
                .isEqualTo(true);
        assertThat(PAGE.browser().ask("document.getAnimations().length")).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void nothingIsScrolledSideways(String language) {
        PAGE.browser().width(360);
        open(language);

        assertThat(PAGE.browser().ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(
                        PAGE.browser()
                                .texts(
                                        "[...document.querySelectorAll('button, input, select, h2, h3, p')].filter(it => it.checkVisibility() && !it.matches('.heard, .skip') && it.getBoundingClientRect().right > 360).map(it => it.id + it.textContent)"))
                .isEmpty();
    }
}
