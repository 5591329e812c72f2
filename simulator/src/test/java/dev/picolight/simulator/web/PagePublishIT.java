package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the publish form does with what cannot be published, and with answers that come late.
final class PagePublishIT {
    private static final String IS_SEEN =
            "(it => it.top >= 0 && it.bottom <= innerHeight)(document.querySelector('#trouble').getBoundingClientRect())";
    @RegisterExtension private static final PageFixture<FakeHouse> PAGE = PageFixture.still();

    @AfterEach
    void nothingIsPublished() {
        assertThat(PAGE.house().published).isEmpty();
        PAGE.browser().forgetComplaints(); // a browser logs each answer that refuses
    }

    /// Sets a field at once, as pasting does.
    private static void paste(String css, String expression) {
        PAGE.browser()
                .ask(
                        "(it => { it.value = %s; it.dispatchEvent(new Event('input', { bubbles: true })); })(document.querySelector('%s'))"
                                .formatted(expression, css));
    }

    @Test
    void noLineIsAskedForWhereThereCanBeNone() {
        PAGE.open("en");
        PAGE.browser().await("#line", "-t '客廳/message' -m 'ON'");

        PAGE.browser().type("#topic", "");

        PAGE.browser().await("#line-hint", "Type a topic");
        paste("#topic", "'客廳/+'");
        PAGE.browser().await("#line-hint", "+ and # are for subscribing");
        assertThat(PAGE.browser().ask("document.querySelector('#copy').hidden")).isEqualTo(true);
        paste("#topic", "'a'");
        paste("#payload", "'長'.repeat(10000)");
        PAGE.browser().await("#line-hint", "Too long for a line");
        paste("#payload", "'OFF'");
        PAGE.browser().await("#line", "-t 'a' -m 'OFF'");
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    @Test
    void aLateAnswerDoesNotReplaceANewerOne() {
        PAGE.open("en");
        PAGE.browser().await("#line", "'ON'");
        PAGE.browser()
                .ask(
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
        PAGE.browser().awaitTrue("window.late === 'waits'");
        paste("#payload", "'NEW'");
        PAGE.browser().await("#line", "'NEW'");
        PAGE.browser().ask("window.letGo()");

        PAGE.browser().awaitTrue("window.late === 'told'");
        assertThat(PAGE.browser().text("#line")).contains("'NEW'");
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
        PAGE.browser().width(360); // where the form is far from the top
        PAGE.open(language);
        paste("#topic", topic);
        paste("#payload", payload);

        PAGE.browser().click("#publish-form button[type=submit]");

        PAGE.browser().await("#trouble:not([hidden])", words);
        assertThat(PAGE.browser().text("#published")).isEmpty();
        assertThat(PAGE.browser().ask("scrollY > 300")).isEqualTo(true);
        assertThat(PAGE.browser().ask(IS_SEEN)).as("the words are seen").isEqualTo(true);
    }

    @Test
    void aTopicIsWanted() {
        PAGE.open("en");
        PAGE.browser().type("#topic", "");

        PAGE.browser().click("#publish-form button[type=submit]");

        assertThat(PAGE.browser().ask("document.querySelector('#topic:invalid') !== null"))
                .isEqualTo(true);
        assertThat(PAGE.browser().ask("document.activeElement.id")).isEqualTo("topic");
    }

    @Test
    void aHouseThatIsGoneIsToldInTheLanguageOfThePage() {
        try (PageServer going = PageServer.open(PAGE.house(), PageAddress.parse("0"))) {
            PAGE.browser().open(going.url(), "zh-TW");
        }

        PAGE.browser().click("#publish-form button[type=submit]");

        PAGE.browser().await("#trouble:not([hidden])", "程式沒有回應");
        PAGE.browser().await("#connection.lost", "程式沒有回應");
    }
}
