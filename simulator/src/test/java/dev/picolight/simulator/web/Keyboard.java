package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/// Somebody who has no mouse, and wants to see where the focus is.
final class Keyboard {
    private static final int STOPS_MAX = 150;

    /// What has the focus; empty: nothing has.
    private static final String STOP =
            """
            (it => it === document.body || it === document.documentElement ? '' :
              it.tagName.toLowerCase() + (it.id ? '#' + it.id : '')
              + (it.dataset.key ? '[' + it.dataset.key + ']' : '')
              + (it.name ? '[' + it.name + ']' : '')
              + (it.dataset.fault ? '[' + it.dataset.fault + ']' : '') + ' ' + it.textContent.slice(0, 20)
            )(document.activeElement)
            """;

    private static final String WAS_HERE =
            "(it => { const was = it.dataset.passed; it.dataset.passed = 'yes'; return was === 'yes'; })(document.activeElement)";

    private static final String IS_SEEN =
            """
            (it => {
              const style = getComputedStyle(it);
              const place = it.getBoundingClientRect();
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && place.width > 0 && place.height > 0 && place.right > 0 && place.bottom > 0
                && place.left < innerWidth && place.top < innerHeight;
            })(document.activeElement)
            """;

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            browser.press(key);
        }
    }

    /// Writes into the field that has the focus, in place of what is there.
    void write(String text) {
        browser.pressWith(Keys.CONTROL, "a");
        browser.press(text);
    }

    /// Goes on by Tab until there.
    void tabTo(String css) {
        go(css, () -> browser.press(Keys.TAB));
    }

    /// Goes back by Shift and Tab until there.
    void tabBackTo(String css) {
        go(css, () -> browser.pressWith(Keys.SHIFT, Keys.TAB));
    }

    private void go(String css, Runnable further) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < STOPS_MAX; i++) {
            further.run();
            if (isAt(css)) {
                assertFocusIsSeen();
                return;
            }
            passed.add(stop());
        }
        throw new AssertionError("no way to " + css + " by " + passed);
    }

    boolean isAt(String css) {
        return Boolean.TRUE.equals(
                browser.ask("document.activeElement.matches(\"" + css.replace("\"", "'") + "\")"));
    }

    /// Every stop from here to the end of the page.
    List<String> allStops() {
        List<String> stops = new ArrayList<>();
        while (stops.size() < STOPS_MAX) {
            browser.press(Keys.TAB);
            if (stop().isEmpty() || Boolean.TRUE.equals(browser.ask(WAS_HERE))) {
                return stops;
            }
            assertFocusIsSeen();
            stops.add(stop());
        }
        throw new AssertionError("no end: " + stops);
    }

    String stop() {
        return String.valueOf(browser.ask(STOP));
    }

    void assertFocusIsSeen() {
        assertThat(stop()).as("what has the focus").isNotEmpty();
        assertThat(browser.ask(IS_SEEN))
                .as("«%s» is seen to have the focus", stop())
                .isEqualTo(true);
    }
}
