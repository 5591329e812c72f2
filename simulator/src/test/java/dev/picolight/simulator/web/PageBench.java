package dev.picolight.simulator.web;

import dev.picolight.simulator.house.LiveHouse;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// How long it takes from the page's request to publish until the page shows the LED changed, all
/// by the browser's clock: request, broker, board in real time, event, picture. Run by hand.
final class PageBench {
    private static final int WARM_UP = 10;
    private static final int COUNT = 100;
    private static final String ONCE =
            """
            const done = arguments[arguments.length - 1];
            const lamp = document.querySelector('article[data-board=pico-1] .lamp');
            const word = lamp.dataset.percent === '0' ? 'ON' : 'OFF';
            const began = performance.now();
            const watch = new MutationObserver(() => {
              watch.disconnect();
              const changed = performance.now() - began;
              requestAnimationFrame(() => requestAnimationFrame(() => done([changed, performance.now() - began])));
            });
            watch.observe(lamp, { attributes: true, attributeFilter: ['data-percent'] });
            fetch('api/publish', { method: 'POST', headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ topic: '客廳/message', payload: word }) });
            """;

    private PageBench() {}

    static void main() throws InterruptedException {
        double[] changed = new double[COUNT];
        double[] painted = new double[COUNT];
        try (LiveHouse house = Homes.live(1);
                PageServer page = PageServer.open(house, PageAddress.parse("0"));
                Browser browser = Browser.start()) {
            browser.open(page.url(), "en");
            for (int i = -WARM_UP; i < COUNT; i++) {
                var pair = (java.util.List<?>) browser.askLater(ONCE);
                if (i >= 0) {
                    changed[i] = ((Number) pair.getFirst()).doubleValue();
                    painted[i] = ((Number) pair.getLast()).doubleValue();
                }
            }
        }
        tell("publish to changed element", changed);
        tell("publish to second picture after it", painted);
    }

    private static void tell(String what, double[] millis) {
        double[] sorted = DoubleStream.of(millis).sorted().toArray();
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%s, n = %d: min %.0f ms, median %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms%n",
                what,
                sorted.length,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }
}
