package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.LiveHouse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// Everything that the page can do, by keys alone: where the focus is can be seen, and it never
/// falls back to the top.
final class PageKeyboardIT {
    private static final Duration SOON = Duration.ofMinutes(5); // by the house's clock
    private static final String BOARD = "article[data-board=pico-1]";

    @RegisterExtension private static final PageFixture<LiveHouse> PAGE = PageFixture.live(20);
    private static Keyboard keyboard;

    @BeforeAll
    static void begin() {
        keyboard = new Keyboard(PAGE.browser());
    }

    @BeforeEach
    void open() throws InterruptedException {
        PAGE.house().faults().endAll();
        PAGE.house().time().resume();
        assertThat(PAGE.house().await(() -> PAGE.house().board("pico-1").isOnline(), SOON))
                .isTrue();
        PAGE.open("en");
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    @Test
    void theFirstStopSkipsToTheBoards() {
        keyboard.press(Keys.TAB);
        keyboard.assertFocusIsSeen();
        assertThat(keyboard.stop()).contains("Skip to the boards");

        keyboard.press(Keys.ENTER);

        assertThat(keyboard.isAt("#boards")).isTrue();
        keyboard.press(Keys.TAB);
        assertThat(keyboard.isAt(BOARD + " [data-action=on]")).isTrue();
    }

    @Test
    void everyStopIsSeenAndNothingIsLeftOut() {
        List<String> reached = keyboard.allStops();

        List<String> all =
                PAGE.browser()
                        .texts(
                                "[...document.querySelectorAll('a[href], button:not(:disabled), input, select, [tabindex=\"0\"]')]"
                                        + ".filter(it => it.checkVisibility()).map(it => it.tagName)");
        assertThat(reached).hasSameSizeAs(all);
        assertThat(reached.size()).isGreaterThan(40);
    }

    @Test
    void aMessageIsPublishedAndTheLineCopied() {
        keyboard.tabTo("#topic");
        keyboard.write("客廳/message");
        keyboard.press(Keys.ESCAPE); // the list of topics
        keyboard.tabTo("#payload");
        keyboard.write("ON");
        keyboard.press(Keys.ESCAPE);
        keyboard.tabTo("#publish-form button[type=submit]");
        keyboard.press(Keys.ENTER);

        PAGE.browser().await(BOARD + " .pico[data-percent='100']");
        PAGE.browser().await("#published", "Published");
        keyboard.assertFocusIsSeen();
        keyboard.tabTo("#copy");
        keyboard.press(Keys.SPACE);
        PAGE.browser().await("#published", "Copied");
        keyboard.tabBackTo("#payload");
        keyboard.write("OFF");
        keyboard.press(Keys.ENTER);
        PAGE.browser().await(BOARD + " .pico[data-percent='0']");
    }

    @Test
    void aFaultIsSwitchedOnAndOff() {
        keyboard.tabTo(".switch[data-fault='wifi weak']");
        keyboard.press(Keys.SPACE);

        PAGE.browser().await(".switch[data-fault='wifi weak'][aria-checked=true]");
        assertThat(keyboard.isAt(".switch[data-fault='wifi weak']")).isTrue();
        keyboard.press(Keys.ENTER);
        PAGE.browser().await(".switch[data-fault='wifi weak'][aria-checked=false]");
        assertThat(keyboard.isAt(".switch[data-fault='wifi weak']")).isTrue();
    }

    @Test
    void theFocusStaysAmongTheFaultsThatAreLeft() {
        PAGE.house().faults().begin(new Fault.Wifi(Fault.Wifi.Kind.WEAK), Optional.of("pico-1"));
        PAGE.house().faults().begin(new Fault.Wifi(Fault.Wifi.Kind.WEAK), Optional.of("pico-2"));
        PAGE.browser().await("#active-faults li:nth-child(2) button");
        keyboard.tabTo("#active-faults li:nth-child(1) button");
        String kept = keyboard.stop();

        PAGE.house().faults().begin(new Fault.DnsFail(), Optional.empty()); // another page does it

        PAGE.browser().await("#active-faults li:nth-child(3) button");
        assertThat(keyboard.stop()).isEqualTo(kept);
        keyboard.press(Keys.ENTER);
        PAGE.browser().awaitTrue("document.querySelectorAll('#active-faults button').length === 2");
        keyboard.assertFocusIsSeen();
        assertThat(keyboard.isAt("#active-faults li:nth-child(1) button")).isTrue();
        keyboard.tabTo("#mend-all");
        keyboard.press(Keys.ENTER);
        PAGE.browser().await("#active-faults .none");
        keyboard.assertFocusIsSeen();
        assertThat(keyboard.stop()).contains("Broken at the moment");
    }

    @Test
    void aFaultWithAttributesIsBegun() {
        keyboard.tabTo("#toxic");
        keyboard.press("b"); // bandwidth
        keyboard.tabTo("#toxic-form [name=rate]");
        keyboard.write("7");
        keyboard.press(Keys.ENTER);

        PAGE.browser().await("#active-faults code", "bandwidth");
        keyboard.assertFocusIsSeen();
    }

    @Test
    void aPlugIsPulledAndPutIn() {
        keyboard.tabTo(BOARD + " [data-action=off]");
        keyboard.press(Keys.ENTER);
        PAGE.browser().await(BOARD + " .standing[data-standing=off]");
        keyboard.assertFocusIsSeen();

        keyboard.tabBackTo(BOARD + " [data-action=on]");
        keyboard.press(Keys.SPACE);

        PAGE.browser().await(BOARD + " .standing[data-standing=online]");
        assertThat(keyboard.isAt(BOARD + " [data-action=on]")).isTrue();
    }

    @Test
    void timeIsPausedSteppedAndSpedUp() {
        keyboard.tabTo("#pause");
        keyboard.press(Keys.ENTER);
        PAGE.browser().await("#pause[aria-pressed=true]");
        keyboard.tabTo("#step");
        keyboard.press(Keys.SPACE);
        keyboard.assertFocusIsSeen();

        PAGE.house().time().resume(); // another page does it

        PAGE.browser().await("#pause[aria-pressed=false]");
        keyboard.assertFocusIsSeen();
        keyboard.tabTo("#speed");
        keyboard.press(Keys.HOME);
        PAGE.browser().awaitTrue("document.querySelector('#speed').value === '0.1'");
        keyboard.press(Keys.END);
        keyboard.assertFocusIsSeen();
        Browser.await("speed of 1000", () -> PAGE.house().time().state().speed() == 1000);
        PAGE.house().time().speed(20);
        PAGE.browser().awaitTrue("document.querySelector('#speed').value === '20'");
    }

    @Test
    void packetsAreFiltered() {
        keyboard.tabTo("#packet-type");
        keyboard.press("s"); // SUBSCRIBE
        PAGE.browser()
                .awaitTrue(
                        "[...document.querySelectorAll('#packets .log strong')].every(it => it.textContent === 'SUBSCRIBE')");
        PAGE.browser().await("#packets .log strong", "SUBSCRIBE");
        keyboard.tabTo("#packet-topic");
        keyboard.write("nothing of the kind");
        PAGE.browser().awaitTrue("document.querySelectorAll('#packets .log li').length === 0");
        keyboard.assertFocusIsSeen();
    }

    @Test
    void aLanguageIsChosen() {
        keyboard.tabTo("#language");
        keyboard.press(Keys.ARROW_DOWN);
        PAGE.browser().await("#publish-title", "發布訊息");
        PAGE.browser().await("#connection.there");
        keyboard.assertFocusIsSeen();

        keyboard.press(Keys.ARROW_DOWN);

        PAGE.browser().await("#publish-title", "发布消息");
        PAGE.browser().await("#connection.there");
        assertThat(keyboard.isAt("#language")).isTrue();
        keyboard.press(Keys.HOME);
        PAGE.browser().await("#publish-title", "Publish a message");
        PAGE.browser().await("#connection.there");
    }

    @Test
    void aRecordingIsStartedStoppedAndReached() {
        keyboard.tabTo("#record");
        keyboard.press(Keys.ENTER);
        PAGE.browser().await(".recordings button");
        assertThat(keyboard.isAt("#record")).isTrue();
        keyboard.tabTo(".recordings button");

        keyboard.press(Keys.SPACE);

        PAGE.browser().awaitTrue("document.querySelectorAll('.recordings button').length === 0");
        keyboard.assertFocusIsSeen();
        assertThat(keyboard.isAt(".recordings a[href$=jsonl]")).isTrue();
    }
}
