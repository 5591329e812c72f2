package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.lifecycle.DeviceAction.Report.Severity;
import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.house.PacketSummary;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A page that is left open, left and returned to, or loaded again and again.
final class PageNightIT {
    private static final int ROWS_MAX = 500; // list.js
    private static final String BELOW_THE_PAGE =
            "Math.max(0, document.documentElement.scrollHeight - Math.max(innerHeight, Math.ceil(document.querySelector('footer').getBoundingClientRect().bottom + scrollY)))";
    @RegisterExtension private static final PageFixture<FakeHouse> PAGE = PageFixture.still();

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    private static void happen(int number) {
        Duration at = Duration.ofMillis(number);
        PAGE.house()
                .events
                .add(
                        new HouseEvent.ConsoleLine(
                                at, "pico-w", Severity.INFO, "line " + number + "."));
        PAGE.house()
                .events
                .add(
                        new HouseEvent.PacketSeen(
                                at,
                                "pico-w",
                                1,
                                true,
                                new PacketSummary(
                                        "PUBLISH", 0, Optional.of("客廳/state"), "n" + number, 9)));
        PAGE.house().events.add(new HouseEvent.LedChanged(at, "pico-w", 0, "客廳", number % 2 * 100));
    }

    @Test
    void listsStayShortAndNothingNewIsLost() {
        PAGE.open("en");

        for (int i = 1; i <= 5000; i++) {
            happen(i);
        }

        PAGE.browser().await("#console .log li:last-child", "line 5000.");
        PAGE.browser().await("#packets .log li:last-child", "n5000");
        assertThat(PAGE.browser().ask("document.querySelectorAll('#console .log li').length"))
                .isEqualTo((long) ROWS_MAX);
        assertThat(PAGE.browser().ask("document.querySelectorAll('#packets .log li').length"))
                .isEqualTo((long) ROWS_MAX);
        assertThat((Long) PAGE.browser().ask("document.querySelectorAll('*').length"))
                .isLessThan(2L * ROWS_MAX * 8 + 2000);
        assertThat(PAGE.browser().text("article[data-board=pico-w] .light")).isEqualTo("dark");
        assertThat(PAGE.browser().ask(BELOW_THE_PAGE))
                .as("empty pixels below the page")
                .isEqualTo(0L);
    }

    @Test
    @Timeout(30)
    void aPageIsLoadedAsOftenAsOneLikes() {
        for (int i = 0; i < 10; i++) { // a browser has six connections for all of them
            PAGE.open(i % 2 == 0 ? "en" : "zh-TW");
        }
    }

    @Test
    void whoGoesBackToThePageIsToldAgain() {
        PAGE.open("en");
        PAGE.open("zh-TW");

        PAGE.browser().goBack();

        PAGE.browser().await("#publish-title", "Publish");
        PAGE.browser().await("#connection.there");
        PAGE.house()
                .events
                .add(new HouseEvent.LedChanged(PAGE.house().now(), "pico-2", 0, "廚房", 100));
        PAGE.browser().await("article[data-board=pico-2] .lamp[data-percent='100']");
        PAGE.house()
                .events
                .add(new HouseEvent.LedChanged(PAGE.house().now(), "pico-2", 0, "廚房", 0));
        PAGE.browser().await("article[data-board=pico-2] .lamp[data-percent='0']");
    }
}
