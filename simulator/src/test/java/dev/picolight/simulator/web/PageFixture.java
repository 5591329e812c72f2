package dev.picolight.simulator.web;

import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.LiveHouse;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A browser and the page of a house, for all tests of a class.
final class PageFixture<H extends House> implements BeforeAllCallback, AfterAllCallback {
    /// Makes the house.
    @FunctionalInterface
    interface Builder<H> {
        H build() throws InterruptedException;
    }

    private final Builder<H> builder;
    private Optional<H> house = Optional.empty();
    private Optional<PageServer> page = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    private PageFixture(Builder<H> builder) {
        this.builder = builder;
    }

    /// In real time, with everything at work.
    ///
    /// @param speed of the boards
    static PageFixture<LiveHouse> live(int speed) {
        return new PageFixture<>(() -> Homes.live(speed));
    }

    /// One in which only that happens which the test adds.
    static PageFixture<FakeHouse> still() {
        return new PageFixture<>(FakeHouse::new);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        browser = Optional.of(Browser.start());
        house = Optional.of(builder.build());
        page = Optional.of(PageServer.open(house(), PageAddress.parse("0")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        page.ifPresent(PageServer::close);
        house.ifPresent(House::close);
        browser.ifPresent(Browser::close);
    }

    H house() {
        return house.orElseThrow();
    }

    Browser browser() {
        return browser.orElseThrow();
    }

    /// Opens the page anew.
    ///
    /// @param language of the page
    void open(String language) {
        browser().open(url(), language);
    }

    String url() {
        return page.orElseThrow().url();
    }
}
