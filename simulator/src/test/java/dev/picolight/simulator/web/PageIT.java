package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.Shell;
import dev.picolight.simulator.house.LiveHouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page as people see it: a PAGE.browser(), a house in real time, and a publisher outside of
/// both.
final class PageIT {
    private static final int SPEED = 20;
    private static final Duration SOON = Duration.ofMinutes(5); // by the house's clock
    private static final String LIT = "article[data-board=pico-1] .lamp[data-percent='100']";
    private static final String GLOWS = "article[data-board=pico-1] .pico[data-percent='100']";

    @RegisterExtension private static final PageFixture<LiveHouse> PAGE = PageFixture.live(SPEED);

    @BeforeEach
    void dark() throws InterruptedException {
        PAGE.house().faults().endAll();
        assertThat(PAGE.house().await(() -> PAGE.house().board("pico-1").isOnline(), SOON))
                .isTrue();
        publish("客廳/message", "OFF");
        assertThat(
                        PAGE.house()
                                .await(
                                        () ->
                                                !PAGE.house()
                                                        .board("pico-1")
                                                        .leds()
                                                        .getFirst()
                                                        .isLit(),
                                        SOON))
                .isTrue();
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    /// A terminal does it.
    private static void publish(String topic, String text) {
        BrokerAddress broker = PAGE.house().broker().orElseThrow();
        String complaint =
                Shell.run(
                        "mosquitto_pub -h %s -p %d -q 1 -t '%s' -m '%s'"
                                .formatted(broker.host(), broker.port(), topic, text));
        assertThat(complaint).as("what mosquitto_pub complains about").isEmpty();
    }

    @Test
    void aMessageFromATerminalMakesTheLedGlow() {
        PAGE.open("en");
        assertThat(PAGE.browser().text("article[data-board=pico-1] .light")).isEqualTo("dark");

        publish("客廳/message", "ON");

        PAGE.browser().await(LIT);
        PAGE.browser().await(GLOWS);
        assertThat(PAGE.browser().text("article[data-board=pico-1] .light")).isEqualTo("lit");
        assertThat(PAGE.browser().text("article[data-board=pico-2] .light")).isEqualTo("dark");
        PAGE.browser().await("#packets .log li", "客廳/message");
        PAGE.browser().await("#console .log li", "客廳/message «ON»");
        PAGE.browser().await("#announce", "客廳: lit.");
    }

    @Test
    void theFormPublishesAndGivesTheLineForATerminal() {
        PAGE.open("en");
        PAGE.browser().type("#topic", "客廳/pico-1/message");
        PAGE.browser().type("#payload", "ON");
        BrokerAddress broker = PAGE.house().broker().orElseThrow();
        PAGE.browser()
                .await(
                        "#line",
                        "mosquitto_pub -h %s -p %d -t '客廳/pico-1/message' -m 'ON'"
                                .formatted(broker.host(), broker.port()));

        PAGE.browser().click("#publish-form button[type=submit]");

        PAGE.browser().await(LIT);
        PAGE.browser().await("#published", "Published");
    }

    @Test
    void aSwitchBreaksWhatTheDeviceThenExplains() {
        PAGE.open("en");
        assertThat(PAGE.browser().text("#console .log")).doesNotContain("connection refused");
        assertThat(PAGE.browser().text("#broker-standing")).isEqualTo("running");

        PAGE.browser().click(".switch[data-fault='down']");

        PAGE.browser().await(".switch[data-fault='down'][aria-checked=true]");
        PAGE.browser().await("article[data-board=pico-1] .standing[data-standing=backing-off]");
        PAGE.browser().await("#console .log li.warn", "not reached: connection refused");
        PAGE.browser().await("#console .log li.warn", "the broker does not run");
        assertThat(PAGE.house().faults().all()).hasSize(1);

        PAGE.browser().click(".switch[data-fault='down']");

        PAGE.browser().await(".switch[data-fault='down'][aria-checked=false]");
        PAGE.browser().await("article[data-board=pico-1] .standing[data-standing=online]");
        assertThat(PAGE.house().faults().all()).isEmpty();
    }

    @Test
    void twoPagesSayTheSame() {
        PAGE.open("en");
        String first = PAGE.browser().openFurther(PAGE.url(), "zh-TW");
        String second = PAGE.browser().tab();

        PAGE.browser().click("#publish-form button[type=submit]");

        PAGE.browser().await(LIT);
        PAGE.browser().turnTo(first);
        PAGE.browser().await(LIT);
        PAGE.browser().click(".switch[data-fault='wifi weak']");
        PAGE.browser().turnTo(second);
        PAGE.browser().await(".switch[data-fault='wifi weak'][aria-checked=true]");
        PAGE.browser().await("#active-faults code", "wifi weak");
        assertThat(PAGE.browser().complaints()).isEmpty();
        PAGE.browser().closeTab();
        PAGE.browser().turnTo(first);
    }

    @Test
    void aPulledPlugMakesEverythingDark() {
        PAGE.open("en");
        publish("客廳/message", "ON");
        PAGE.browser().await(LIT);

        PAGE.browser().click("article[data-board=pico-1] [data-action=off]");

        PAGE.browser().await("article[data-board=pico-1] .standing[data-standing=off]");
        PAGE.browser().await("article[data-board=pico-1] .lamp[data-percent='0']");
        PAGE.browser().click("article[data-board=pico-1] [data-action=on]");
        PAGE.browser().await("article[data-board=pico-1] .standing[data-standing=online]");
    }

    @Test
    void speaksChineseAsTaiwanDoes() {
        PAGE.open("zh-TW");

        assertThat(PAGE.browser().ask("document.documentElement.lang")).isEqualTo("zh-TW");
        assertThat(PAGE.browser().text("#connection")).isEqualTo("已連線");
        assertThat(PAGE.browser().text("#publish-title")).isEqualTo("發布訊息");
        assertThat(PAGE.browser().text(".switch[data-fault='wifi wrong-password']"))
                .isEqualTo("Wi-Fi 密碼錯誤");
        assertThat(PAGE.browser().text("article[data-board=pico-1] .standing")).isEqualTo("在線");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void nothingIsScrolledSidewaysOnAPhone(int width) {
        PAGE.browser().width(width);
        PAGE.open("en");
        publish("客廳/message", "BLINK 2 50 50");
        PAGE.browser().await("#packets .log li", "BLINK");

        assertThat(PAGE.browser().ask("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        PAGE.browser().width(1280);
    }

    @Test
    void everythingComesFromTheProgramItself() {
        PAGE.open("en");

        assertThat(
                        PAGE.browser()
                                .texts(
                                        "performance.getEntriesByType('resource').map(it => it.name)"))
                .hasSizeGreaterThan(15)
                .allMatch(name -> name.startsWith(PAGE.url()));
    }
}
