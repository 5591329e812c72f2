package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the publish form does with what cannot be published, and with answers that come late.
final class PagePublishIT {
    private static final String IS_SEEN =
            "(it => it.top >= 0 && it.bottom <= innerHeight)(document.querySelector('#trouble').getBoundingClientRect())";
    private static final FakeHouse HOUSE = new FakeHouse();
    private static Browser browser;
    private static PageServer page;

    @BeforeAll
    static void begin() {
        browser = Browser.start();
        page = PageServer.open(HOUSE, PageAddress.parse("0"));
    }

    @AfterAll
    static void end() {
        Optional.ofNullable(page).ifPresent(PageServer::close);
        Optional.ofNullable(browser).ifPresent(Browser::close);
    }

    @AfterEach
    void nothingIsPublished() {
        assertThat(HOUSE.published).isEmpty();
        browser.forgetComplaints(); // a browser logs each answer that refuses
    }

    /// Sets a field at once, as pasting does.
    private static void paste(String css, String expression) {
        browser.ask(
                "(it => { it.value = %s; it.dispatchEvent(new Event('input', { bubbles: true })); })(document.querySelector('%s'))"
                        .formatted(expression, css));
    }

    @Test
    void noLineIsAskedForWhereThereCanBeNone() {
        browser.open(page.url(), "en");
        browser.await("#line", "-t '客廳/message' -m 'ON'");

        browser.type("#topic", "");

        browser.await("#line-hint", "Type a topic");
        paste("#topic", "'客廳/+'");
        browser.await("#line-hint", "+ and # are for subscribing");
        assertThat(browser.ask("document.querySelector('#copy').hidden")).isEqualTo(true);
        paste("#topic", "'a'");
        paste("#payload", "'長'.repeat(10000)");
        browser.await("#line-hint", "Too long for a line");
        paste("#payload", "'OFF'");
        browser.await("#line", "-t 'a' -m 'OFF'");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLateAnswerDoesNotReplaceANewerOne() {
        browser.open(page.url(), "en");
        browser.await("#line", "'ON'");
        browser.ask(
                """
                (asked => {
                  window.late = 'unasked';
                  window.fetch = async (...all) => {
                    const answer = await asked(...all);
                    if (String(all[0]).includes('payload=LATE')) {
                      window.late = 'waits';
                      await new Promise(goOn => { window.letGo = goOn; });
                      setTimeout(() => { window.late = 'told'; }, 50);
                    }
                    return answer;
                  };
                })(window.fetch)
                """);

        paste("#payload", "'LATE'");
        browser.awaitTrue("window.late === 'waits'");
        paste("#payload", "'NEW'");
        browser.await("#line", "'NEW'");
        browser.ask("window.letGo()");

        browser.awaitTrue("window.late === 'told'");
        assertThat(browser.text("#line")).contains("'NEW'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "en | 'a/#' | 'ON' | one topic only. /api",
                "zh-TW | 'a/+/b' | 'ON' | 一個 topic。應有",
                "en | 'a' | 'x'.repeat(70000) | 65536",
                "en | 'x'.repeat(66000) | 'ON' | 65536",
                "en | 'nowhere/message' | 'ON' | nobody answers at 127.0.0.1:1883",
                "zh-CN | 'nowhere/message' | 'ON' | nobody answers at 127.0.0.1:1883"
            })
    void whatIsRefusedIsSaid(String language, String topic, String payload, String words) {
        browser.width(360); // where the form is far from the top
        browser.open(page.url(), language);
        paste("#topic", topic);
        paste("#payload", payload);

        browser.click("#publish-form button[type=submit]");

        browser.await("#trouble:not([hidden])", words);
        assertThat(browser.text("#published")).isEmpty();
        assertThat(browser.ask("scrollY > 300")).isEqualTo(true);
        assertThat(browser.ask(IS_SEEN)).as("the words are seen").isEqualTo(true);
    }

    @Test
    void aTopicIsWanted() {
        browser.open(page.url(), "en");
        browser.type("#topic", "");

        browser.click("#publish-form button[type=submit]");

        assertThat(browser.ask("document.querySelector('#topic:invalid') !== null"))
                .isEqualTo(true);
        assertThat(browser.ask("document.activeElement.id")).isEqualTo("topic");
    }

    @Test
    void aHouseThatIsGoneIsToldInTheLanguageOfThePage() {
        try (PageServer going = PageServer.open(HOUSE, PageAddress.parse("0"))) {
            browser.open(going.url(), "zh-TW");
        }

        browser.click("#publish-form button[type=submit]");

        browser.await("#trouble:not([hidden])", "程式沒有回應");
        browser.await("#connection.lost", "程式沒有回應");
    }
}
