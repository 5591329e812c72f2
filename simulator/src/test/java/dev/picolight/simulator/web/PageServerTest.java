package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picolight.simulator.house.HouseEvent;
import dev.picolight.simulator.web.Client.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server does, and what it refuses.
final class PageServerTest {
    private final FakeHouse house = new FakeHouse();
    private final PageServer page = PageServer.open(house, PageAddress.parse("0"));
    private final Client client = new Client(page.url());

    @AfterEach
    void close() {
        page.close();
    }

    private static void refuses(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("{\"error\":{\"code\":\"%s\"".formatted(code));
    }

    @Test
    void servesThePageWithAGuard() throws IOException {
        Answer answer = client.get("/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head())
                .contains("text/html", "default-src 'self'", "nosniff", "no-referrer")
                .doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"})
    void anotherHostIsRefused(String host) throws IOException {
        refuses(client.get("/", "Host: " + host), 403, "wrong-host");
        refuses(client.get("/api/house", "Host: " + host), 403, "wrong-host");
    }

    @Test
    void localhostIsAHost() throws IOException {
        String host = "localhost:" + URI.create(page.url()).getPort();
        assertThat(client.get("/api/house", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"})
    void anotherOriginIsRefused(String header) throws IOException {
        refuses(
                client.json("POST", "/api/faults", "{\"text\":\"down\"}", header),
                403,
                "wrong-origin");
        refuses(client.get("/api/house", header), 403, "wrong-origin");
        assertThat(house.faults.all()).isEmpty();
    }

    @Test
    void thePagesOwnOriginIsNot() throws IOException {
        String origin = "Origin: " + page.url().replaceAll("/$", "");
        assertThat(client.json("POST", "/api/faults", "{\"text\":\"down\"}", origin).status())
                .isEqualTo(201);
        assertThat(house.faults.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void onlyJsonIsTaken(String type) throws IOException {
        refuses(
                client.ask("POST", "/api/faults", "{\"text\":\"down\"}", "Content-Type: " + type),
                415,
                "not-json");
        assertThat(house.faults.all()).isEmpty();
    }

    @Test
    void aLargeBodyIsRefused() throws IOException {
        String body =
                "{\"topic\":\"a\",\"payload\":\"" + "x".repeat(Answers.BODY_BYTES_MAX) + "\"}";
        refuses(client.json("POST", "/api/publish", body), 413, "too-large");
        assertThat(house.published).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POST | /api/faults | {\"text\": | 400 | bad-json",
                "POST | /api/faults | [1] | 400 | bad-json",
                "POST | /api/faults | {\"text\":\"down\"} x | 400 | bad-json",
                "POST | /api/faults | {\"attributes\":{\"a\":{}}} | 400 | bad-json",
                "POST | /api/faults | {} | 400 | bad-value",
                "POST | /api/faults | {\"text\":7} | 400 | bad-value",
                "POST | /api/faults | {\"text\":\"flood\"} | 400 | bad-fault",
                "POST | /api/faults | {\"text\":\"down\",\"board\":\"attic\"} | 404 | no-board",
                "POST | /api/faults | {\"text\":\"down\",\"why\":\"\"} | 400 | bad-value",
                "DELETE | /api/faults/7 | {} | 404 | no-fault",
                "DELETE | /api/faults/x | {} | 404 | no-fault",
                "GET | /api/boards/attic | | 404 | no-board",
                "POST | /api/boards/attic/power | {\"action\":\"on\"} | 404 | no-board",
                "POST | /api/boards/pico-w/power | {\"action\":\"blow\"} | 400 | bad-value",
                "PUT | /api/time | {\"speed\":0} | 400 | bad-value",
                "PUT | /api/time | {\"speed\":\"fast\"} | 400 | bad-value",
                "POST | /api/time/step | {} | 409 | not-paused",
                "POST | /api/publish | {\"topic\":\"a/#\"} | 400 | bad-value",
                "POST | /api/publish | {\"topic\":\"a\",\"qos\":3} | 400 | bad-value",
                "POST | /api/publish | {\"topic\":\"nowhere/message\"} | 502 | house",
                "POST | /api/listen | {\"filter\":\"a/#/b\"} | 400 | bad-value",
                "GET | /api/console?limit=-1 | | 400 | bad-value",
                "GET | /api/events?types=rain | | 400 | bad-value",
                "GET | /api/recordings/none/vcd | | 404 | no-recording",
                "GET | /api/nothing | | 404 | not-found",
                "GET | /../pom.xml | | 400 | -",
                "GET | /js/nothing.js | | 404 | not-found",
                "DELETE | /api/house | {} | 405 | not-allowed"
            })
    void refusesWithACode(String method, String path, String body, int status, String code)
            throws IOException {
        Answer answer = client.json(method, path, body == null ? "" : body);

        if (code.equals("-")) {
            assertThat(answer.status()).isEqualTo(status); // by the server, before any of ours
        } else {
            refuses(answer, status, code);
        }
        assertThat(house.faults.all()).isEmpty();
        assertThat(house.published).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldInTheLanguageOfWhoeverAsks() throws IOException {
        assertThat(client.get("/api/boards/attic", "Accept-Language: en").body())
                .contains("pico-w, pico-2");
        assertThat(client.get("/api/boards/attic", "Accept-Language: zh-TW,zh;q=0.9").body())
                .contains("沒有");
    }

    @Test
    void doesWhatItIsAskedFor() throws IOException {
        assertThat(client.json("POST", "/api/boards/pico-w/power", "{\"action\":\"on\"}").body())
                .contains("\"powered\":true");
        assertThat(house.powered).containsExactly("pico-w");

        assertThat(client.json("PUT", "/api/time", "{\"paused\":true,\"speed\":5}").body())
                .contains("\"paused\":true", "\"speed\":5.0");
        assertThat(client.json("POST", "/api/time/step", "{}").status()).isEqualTo(200);
        assertThat(house.time.steps.get()).isEqualTo(1);

        String message = "{\"topic\":\"客廳/message\",\"payload\":\"開\",\"qos\":1,\"retain\":true}";
        assertThat(client.json("POST", "/api/publish", message).status()).isEqualTo(200);
        assertThat(house.published).hasSize(1);
        assertThat(house.published.getFirst().payload().text()).contains("開");
        assertThat(house.published.getFirst().retain()).isTrue();

        assertThat(client.json("POST", "/api/listen", "{\"filter\":\"#\"}").status())
                .isEqualTo(200);
        assertThat(house.listened).hasSize(1);
    }

    @Test
    void howTheBrokerStandsIsToldFromTheBeginning() throws IOException {
        assertThat(client.get("/api/house").body()).contains("\"brokerStanding\":\"running\"");
        house.brokerStanding = Optional.empty();
        assertThat(client.get("/api/house").body()).contains("\"brokerStanding\":null");
    }

    @Test
    void aFaultBeginsAndEnds() throws IOException {
        Answer begun =
                client.json(
                        "POST",
                        "/api/faults",
                        "{\"fault\":\"latency\",\"attributes\":{\"latency\":200},\"board\":\"pico-w\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body()).contains("\"fault\":\"latency\"", "\"board\":\"pico-w\"");
        long number = house.faults.all().getFirst().number();

        assertThat(client.ask("DELETE", "/api/faults/" + number, "").body())
                .isEqualTo("{\"faults\":[]}");
        assertThat(house.faults.all()).isEmpty();
    }

    @Test
    void theLineForATerminalIsQuoted() throws IOException {
        assertThat(
                        client.get(
                                        "/api/mosquitto-pub?topic=a/message&payload=it's&qos=1&retain=true")
                                .body())
                .contains("-t 'a/message' -q 1 -r -m 'it'\\\\''s'");
    }

    @Test
    void eventsGoOnAfterTheLastOneThatWasHeard() throws IOException {
        for (int i = 0; i < 5; i++) {
            house.events.add(new HouseEvent.Powered(house.now(), "pico-w", i % 2 == 0));
        }
        long last = house.events.last();

        assertThat(client.hear("/api/events", "id:", 3, "Last-Event-ID: " + (last - 3)))
                .isEqualTo(List.of("id: " + (last - 2), "id: " + (last - 1), "id: " + last));
        assertThat(client.hear("/api/events?after=" + (last - 1), "id:", 1))
                .containsExactly("id: " + last);
    }

    @Test
    void whoKnowsNothingIsToldTheWholeHouse() throws IOException {
        assertThat(client.hear("/api/events", "event:", 1)).containsExactly("event: reset");
        // of another start of the program
        assertThat(client.hear("/api/events?after=999", "event:", 1))
                .containsExactly("event: reset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0:8080",
                "192.168.1.5:8080",
                "[::]:8080",
                "example.org:80",
                "70000",
                "-1"
            })
    void isForThisMachineAlone(String address) {
        assertThatThrownBy(() -> PageAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
