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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A recording is begun, ended and downloaded in a PAGE.browser(), and Wireshark reads it.
final class PageRecordingIT {
    @RegisterExtension private static final PageFixture<LiveHouse> PAGE = PageFixture.live(20);

    @TempDir private Path folder;

    @Test
    void whatIsRecordedIsDownloadedInThreeForms() throws IOException {
        PAGE.browser().downloadTo(folder);
        PAGE.open("en");
        PAGE.browser().click("#record");
        PAGE.browser().await(".recordings .broken", "recording");
        PAGE.browser().type("#topic", "客廳/message");
        PAGE.browser().type("#payload", "ON");
        PAGE.browser().click("#publish-form button[type=submit]");
        PAGE.browser().await("article[data-board=pico-1] .lamp[data-percent='100']");

        PAGE.browser().click(".recordings button");

        PAGE.browser().awaitTrue("document.querySelector('.recordings button') === null");
        String jsonl = Files.readString(downloaded("jsonl"));
        assertThat(jsonl).contains("客廳/message", "led-changed", "bytes-carried");
        String vcd = Files.readString(downloaded("vcd"));
        assertThat(vcd).contains("$enddefinitions", "$timescale");
        assertThat(vcd.lines().filter(it -> it.startsWith("#")).count()).isGreaterThan(1);
        assertThat(messages(downloaded("pcap"))).contains("客廳/message");
        assertThat(PAGE.browser().complaints()).isEmpty();
    }

    private Path downloaded(String format) throws IOException {
        PAGE.browser().click(".recordings a[href$='/" + format + "']");
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
