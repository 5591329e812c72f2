package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.web.Client.Answer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No method goes past the guard, also none that the framework would answer by itself.
final class MethodsTest {
    private final FakeHouse house = new FakeHouse();
    private final PageServer page = PageServer.open(house, PageAddress.parse("0"));
    private final Client client = new Client(page.url());

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void noneIsLetInFromElsewhere(String method) throws IOException {
        for (String path : new String[] {"/", "/api/house", "/api/faults", "/api/events", "/no"}) {
            Answer host = client.json(method, path, "{}", "Host: evil.example");
            assertThat(host.status()).as("%s %s", method, path).isEqualTo(403);
            guards(host);
        }
        for (String header :
                new String[] {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site"}) {
            Answer answer = client.json(method, "/api/faults", "{\"text\":\"down\"}", header);
            assertThat(answer.status()).as("%s %s", method, header).isEqualTo(403);
            guards(answer);
        }
        assertThat(house.faults.all()).isEmpty();
    }

    private static void guards(Answer answer) {
        assertThat(answer.head())
                .contains("default-src 'self'", "nosniff")
                .doesNotContainIgnoringCase("access-control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.css", "/api/house", "/api/openapi.yaml", "/api/events"})
    void headIsTheHeadOfGet(String path) throws IOException {
        Answer head = client.ask("HEAD", path, "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        guards(head);
        if (!path.equals("/api/events")) { // which does not end
            assertThat(type(head)).isEqualTo(type(client.get(path)));
        } else {
            assertThat(type(head)).contains("text/event-stream");
        }
    }

    private static String type(Answer answer) {
        return answer.head()
                .lines()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /api/nothing, 404",
        "HEAD, /js/nothing.js, 404",
        "HEAD, /api/publish, 405",
        "HEAD, /api/boards/attic, 404",
        "OPTIONS, /api/house, 405",
        "OPTIONS, /api/publish, 405",
        "PATCH, /api/time, 405",
        "TRACE, /api/house, 405",
        "BREW, /api/house, 405",
        "BREW, /api/nothing, 404"
    })
    void whatIsNotThereIsNotThereForAnyMethod(String method, String path, int status)
            throws IOException {
        Answer answer = client.ask(method, path, "");

        assertThat(answer.status()).isEqualTo(status);
        guards(answer);
    }

    @Test
    void whatIsAllowedIsTold() throws IOException {
        assertThat(client.ask("OPTIONS", "/api/faults", "").head())
                .contains("Allow: GET, HEAD, POST, DELETE");
    }
}
