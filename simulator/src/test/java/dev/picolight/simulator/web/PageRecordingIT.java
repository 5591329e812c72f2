package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import dev.picolight.simulator.house.LiveHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording is begun, ended and downloaded in a browser, and Wireshark reads it.
final class PageRecordingIT {
    private static Browser browser;
    private static LiveHouse house;
    private static PageServer page;

    @TempDir private Path folder;

    @BeforeAll
    static void begin() throws InterruptedException {
        browser = Browser.start();
        house = Homes.live(20);
        page = PageServer.open(house, PageAddress.parse("0"));
    }

    @AfterAll
    static void end() {
        Optional.ofNullable(page).ifPresent(PageServer::close);
        Optional.ofNullable(house).ifPresent(LiveHouse::close);
        Optional.ofNullable(browser).ifPresent(Browser::close);
    }

    @Test
    void whatIsRecordedIsDownloadedInThreeForms() throws IOException {
        browser.downloadTo(folder);
        browser.open(page.url(), "en");
        browser.click("#record");
        browser.await(".recordings .broken", "recording");
        browser.type("#topic", "客廳/message");
        browser.type("#payload", "ON");
        browser.click("#publish-form button[type=submit]");
        browser.await("article[data-board=pico-1] .lamp[data-percent='100']");

        browser.click(".recordings button");

        browser.awaitTrue("document.querySelector('.recordings button') === null");
        String jsonl = Files.readString(downloaded("jsonl"));
        assertThat(jsonl).contains("客廳/message", "led-changed", "bytes-carried");
        String vcd = Files.readString(downloaded("vcd"));
        assertThat(vcd).contains("$enddefinitions", "$timescale");
        assertThat(vcd.lines().filter(it -> it.startsWith("#")).count()).isGreaterThan(1);
        assertThat(messages(downloaded("pcap"))).contains("客廳/message");
        assertThat(browser.complaints()).isEmpty();
    }

    private Path downloaded(String format) throws IOException {
        browser.click(".recordings a[href$='/" + format + "']");
        // one that is not complete has another name
        Browser.await("download of " + format, () -> found(format).isPresent());
        Path file = found(format).orElseThrow();
        assertThat(file.getFileName().toString()).endsWith("." + format);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private Optional<Path> found(String format) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().endsWith("." + format))
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// The topics of all PUBLISH packets that Wireshark sees.
    private static List<String> messages(Path pcap) {
        Path tshark = Browser.program("tshark", "tshark");
        return Shell.run(
                        "%s -n -r '%s' -Y 'mqtt.msgtype == 3' -T fields -e mqtt.topic 2>/dev/null"
                                .formatted(tshark, pcap))
                .lines()
                .toList();
    }
}
