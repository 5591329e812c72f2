package dev.picolight.simulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.picolight.simulator.record.Recordings;
import dev.picolight.simulator.web.Client.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What is written of the API, and what it is.
final class OpenApiTest {
    private final FakeHouse house = new FakeHouse();
    private final PageServer page = PageServer.open(house, PageAddress.parse("0"));
    private final Client client = new Client(page.url());

    @AfterEach
    void close() {
        page.close();
    }

    private Map<?, ?> written() throws IOException {
        Answer answer = client.get("/api/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        return (Map<?, ?>)
                new Load(LoadSettings.builder().setMaxAliasesForCollections(50).build())
                        .loadFromString(answer.body());
    }

    private static Map<?, ?> in(Map<?, ?> map, String... keys) {
        Map<?, ?> found = map;
        for (String key : keys) {
            found = (Map<?, ?>) Objects.requireNonNull(found.get(key), key);
        }
        return found;
    }

    @Test
    void everyRouteIsWrittenAndEverythingWrittenIsARoute() throws IOException {
        Set<String> written = new TreeSet<>();
        in(written(), "paths")
                .forEach((path, item) ->
                        ((Map<?, ?>) item)
                                .keySet().stream()
                                        .map(String::valueOf)
                                        .filter(it -> !it.equals("parameters"))
                                        .forEach(it ->
                                                written.add(
                                                        it.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> routes;
        try (Recordings recordings = new Recordings(house, _ -> {});
                EventStreams streams = new EventStreams(house)) {
            routes =
                    PageServer.routes(house, recordings, streams).stream()
                            .map(it -> it.method() + " " + it.path())
                            .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(written).isEqualTo(routes);
    }

    @Test
    void everyCodeAndEveryTypeOfEventIsWritten() throws IOException {
        Map<?, ?> schemas = in(written(), "components", "schemas");

        assertThat(in(schemas, "Refused", "properties", "error", "properties", "code").get("enum"))
                .isEqualTo(Arrays.stream(Trouble.values()).map(Trouble::code).toList());
        assertThat(in(schemas, "Event", "properties", "type").get("enum"))
                .isEqualTo(EventJson.TYPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GET | /api/house | | House",
                "GET | /api/boards | | Boards",
                "GET | /api/boards/pico-w | | Board",
                "POST | /api/boards/pico-w/power | {\"action\":\"cycle\"} | Board",
                "GET | /api/time | | Time",
                "PUT | /api/time | {\"speed\":2} | Time",
                "GET | /api/console | | Happened",
                "GET | /api/faults | | Faults",
                "POST | /api/faults | {\"text\":\"latency 200ms\",\"board\":\"pico-2\"} | Fault",
                "GET | /api/fault-kinds | | FaultKinds",
                "POST | /api/listen | {\"filter\":\"#\"} | Filter",
                "GET | /api/recordings | | Recordings",
                "POST | /api/recordings | {} | Recording",
                "GET | /api/boards/attic | | Refused",
                "POST | /api/time/step | {} | Refused"
            })
    void answersAreAsWritten(String method, String path, String body, String schema)
            throws IOException {
        Answer answer = client.json(method, path, body == null ? "" : body);

        assertThat(complaints(schema, answer)).as(answer.body()).isEmpty();
    }

    @Test
    void whatIsNotAsWrittenIsFound() throws IOException {
        assertThat(complaints("Board", client.get("/api/time"))).isNotEmpty();
        assertThat(complaints("House", client.get("/api/faults"))).isNotEmpty();
    }

    private List<String> complaints(String schema, Answer answer) throws IOException {
        String base = "https://picolight.invalid/openapi.yaml";
        String text = client.get("/api/openapi.yaml").body();
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(base, text)));
        return registry
                .getSchema(SchemaLocation.of(base + "#/components/schemas/" + schema))
                .validate(answer.body(), InputFormat.JSON)
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
