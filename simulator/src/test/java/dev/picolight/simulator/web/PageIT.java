package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.Shell;
import dev.picolight.simulator.house.LiveHouse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page as people see it: a browser, a house in real time, and a publisher outside of both.
final class PageIT {
    private static final int SPEED = 20;
    private static final Duration SOON = Duration.ofMinutes(5); // by the house's clock
    private static final String LIT = "article[data-board=pico-1] .lamp[data-percent='100']";
    private static final String GLOWS = "article[data-board=pico-1] .pico[data-percent='100']";

    private static Browser browser;
    private static LiveHouse house;
    private static PageServer page;

    @BeforeAll
    static void begin() throws InterruptedException {
        browser = Browser.start();
        house = Homes.live(SPEED);
        page = PageServer.open(house, PageAddress.parse("0"));
    }

    @AfterAll
    static void end() {
        Optional.ofNullable(page).ifPresent(PageServer::close);
        Optional.ofNullable(house).ifPresent(LiveHouse::close);
        Optional.ofNullable(browser).ifPresent(Browser::close);
    }

    @BeforeEach
    void dark() throws InterruptedException {
        house.faults().endAll();
        assertThat(house.await(() -> house.board("pico-1").isOnline(), SOON)).isTrue();
        publish("客廳/message", "OFF");
        assertThat(house.await(() -> !house.board("pico-1").leds().getFirst().isLit(), SOON))
                .isTrue();
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    /// A terminal does it.
    private static void publish(String topic, String text) {
        BrokerAddress broker = house.broker().orElseThrow();
        String complaint =
                Shell.run(
                        "mosquitto_pub -h %s -p %d -q 1 -t '%s' -m '%s'"
                                .formatted(broker.host(), broker.port(), topic, text));
        assertThat(complaint).as("what mosquitto_pub complains about").isEmpty();
    }

    @Test
    void aMessageFromATerminalMakesTheLedGlow() {
        browser.open(page.url(), "en");
        assertThat(browser.text("article[data-board=pico-1] .light")).isEqualTo("dark");

        publish("客廳/message", "ON");

        browser.await(LIT);
        browser.await(GLOWS);
        assertThat(browser.text("article[data-board=pico-1] .light")).isEqualTo("lit");
        assertThat(browser.text("article[data-board=pico-2] .light")).isEqualTo("dark");
        browser.await("#packets .log li", "客廳/message");
        browser.await("#console .log li", "客廳/message «ON»");
        browser.await("#announce", "客廳: lit.");
    }

    @Test
    void theFormPublishesAndGivesTheLineForATerminal() {
        browser.open(page.url(), "en");
        browser.type("#topic", "客廳/pico-1/message");
        browser.type("#payload", "ON");
        BrokerAddress broker = house.broker().orElseThrow();
        browser.await(
                "#line",
                "mosquitto_pub -h %s -p %d -t '客廳/pico-1/message' -m 'ON'"
                        .formatted(broker.host(), broker.port()));

        browser.click("#publish-form button[type=submit]");

        browser.await(LIT);
        browser.await("#published", "Published");
    }

    @Test
    void aSwitchBreaksWhatTheDeviceThenExplains() {
        browser.open(page.url(), "en");
        assertThat(browser.text("#console .log")).doesNotContain("connection refused");
        assertThat(browser.text("#broker-standing")).isEqualTo("running");

        browser.click(".switch[data-fault='down']");

        browser.await(".switch[data-fault='down'][aria-checked=true]");
        browser.await("article[data-board=pico-1] .standing[data-standing=backing-off]");
        browser.await("#console .log li.warn", "not reached: connection refused");
        browser.await("#console .log li.warn", "the broker does not run");
        assertThat(house.faults().all()).hasSize(1);

        browser.click(".switch[data-fault='down']");

        browser.await(".switch[data-fault='down'][aria-checked=false]");
        browser.await("article[data-board=pico-1] .standing[data-standing=online]");
        assertThat(house.faults().all()).isEmpty();
    }

    @Test
    void twoPagesSayTheSame() {
        browser.open(page.url(), "en");
        String first = browser.openFurther(page.url(), "zh-TW");
        String second = browser.tab();

        browser.click("#publish-form button[type=submit]");

        browser.await(LIT);
        browser.turnTo(first);
        browser.await(LIT);
        browser.click(".switch[data-fault='wifi weak']");
        browser.turnTo(second);
        browser.await(".switch[data-fault='wifi weak'][aria-checked=true]");
        browser.await("#active-faults code", "wifi weak");
        assertThat(browser.complaints()).isEmpty();
        browser.closeTab();
        browser.turnTo(first);
    }

    @Test
    void aPulledPlugMakesEverythingDark() {
        browser.open(page.url(), "en");
        publish("客廳/message", "ON");
        browser.await(LIT);

        browser.click("article[data-board=pico-1] [data-action=off]");

        browser.await("article[data-board=pico-1] .standing[data-standing=off]");
        browser.await("article[data-board=pico-1] .lamp[data-percent='0']");
        browser.click("article[data-board=pico-1] [data-action=on]");
        browser.await("article[data-board=pico-1] .standing[data-standing=online]");
    }

    @Test
    void speaksChineseAsTaiwanDoes() {
        browser.open(page.url(), "zh-TW");

        assertThat(browser.ask("document.documentElement.lang")).isEqualTo("zh-TW");
        assertThat(browser.text("#connection")).isEqualTo("已連線");
        assertThat(browser.text("#publish-title")).isEqualTo("發布訊息");
        assertThat(browser.text(".switch[data-fault='wifi wrong-password']"))
                .isEqualTo("Wi-Fi 密碼錯誤");
        assertThat(browser.text("article[data-board=pico-1] .standing")).isEqualTo("在線");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void nothingIsScrolledSidewaysOnAPhone(int width) {
        browser.width(width);
        browser.open(page.url(), "en");
        publish("客廳/message", "BLINK 2 50 50");
        browser.await("#packets .log li", "BLINK");

        assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.width(1280);
    }

    @Test
    void everythingComesFromTheProgramItself() {
        browser.open(page.url(), "en");

        assertThat(browser.texts("performance.getEntriesByType('resource').map(it => it.name)"))
                .hasSizeGreaterThan(15)
                .allMatch(name -> name.startsWith(page.url()));
    }
}
