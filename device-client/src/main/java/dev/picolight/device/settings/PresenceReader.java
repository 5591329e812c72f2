package dev.picolight.device.settings;

import dev.picolight.device.settings.LedSettings.Place;
import dev.picolight.device.settings.PresenceSettings.StatusLight;
import dev.picolight.device.settings.Section.Entry;
import dev.picolight.device.words.Words;
import dev.picolight.led.Polarity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads `home-assistant`, `health`, `metrics:` and `status-light:`.
final class PresenceReader {
    private static final String OFF = "off";

    private static final Pattern LISTEN = Pattern.compile("(\\[[^]]+]|[^:]+):([0-9]{1,5})");

    private final Findings findings;
    private final Section top;

    PresenceReader(Findings findings, Section top) {
        this.findings = findings;
        this.top = top;
    }

    /// @param leds those without a problem
    PresenceSettings read(List<LedSettings> leds) {
        return new PresenceSettings(homeAssistant(), health(), metrics(), statusLight(leds));
    }

    private Optional<String> homeAssistant() {
        if (top.isSection("home-assistant")) {
            return top.section("home-assistant", Scope.HOME_ASSISTANT)
                    .flatMap(section ->
                            section.has("prefix")
                                    ? section.read(
                                                    "prefix",
                                                    () -> words().prefix(),
                                                    PresenceReader::prefix)
                                            .map(Entry::value)
                                    : Optional.of(PresenceSettings.PREFIX_DEFAULT));
        }
        return top.read("home-assistant", () -> words().homeAssistant(), Scalars::flag)
                .filter(Entry::value)
                .map(_ -> PresenceSettings.PREFIX_DEFAULT);
    }

    private static String prefix(ScalarNode node) {
        String prefix = Normalizer.normalize(Scalars.text(node), Normalizer.Form.NFC);
        PresenceSettings.checkPrefix(prefix);
        return prefix;
    }

    private Optional<Duration> health() {
        if (!top.has("health")) {
            return Optional.of(PresenceSettings.HEALTH_DEFAULT);
        }
        return top.read("health", () -> words().health(), PresenceReader::span)
                .flatMap(Entry::value);
    }

    private static Optional<Duration> span(ScalarNode node) {
        if (node.getValue().equals(OFF)) {
            return Optional.empty();
        }
        Duration every = Scalars.span(node);
        PresenceSettings.checkHealth(every);
        return Optional.of(every);
    }

    private Optional<InetSocketAddress> metrics() {
        return top.section("metrics", Scope.METRICS)
                .flatMap(section ->
                        section.require("listen", () -> words().listen(), PresenceReader::listen))
                .map(Entry::value);
    }

    /// No name is looked up: the page is where it was told to be, or nowhere.
    private static InetSocketAddress listen(ScalarNode node) {
        Matcher parts = LISTEN.matcher(Scalars.text(node));
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(words().noListen());
        }
        try {
            String host = parts.group(1).replaceAll("[\\[\\]]", "");
            return new InetSocketAddress(InetAddress.ofLiteral(host), port);
        } catch (IllegalArgumentException notNumeric) {
            throw new IllegalArgumentException(words().notNumeric(), notNumeric);
        }
    }

    private Optional<StatusLight> statusLight(List<LedSettings> leds) {
        return top.section("status-light", Scope.STATUS_LIGHT)
                .filter(Section::isUsable)
                .flatMap(section ->
                        section.has("led") ? ofRoom(section, leds) : ofItsOwn(section, leds));
    }

    private Optional<StatusLight> ofRoom(Section section, List<LedSettings> leds) {
        if (section.has("bcm-pin") || section.has("on-board") || section.has("polarity")) {
            section.problem(words().twoPlaces());
            return Optional.empty();
        }
        Optional<Entry<String>> room =
                section.read(
                        "led",
                        () -> words().led(),
                        node -> Normalizer.normalize(Scalars.text(node), Normalizer.Form.NFC));
        if (room.isEmpty()) {
            return Optional.empty();
        }
        boolean known = leds.stream().anyMatch(led -> led.room().equals(room.get().value()));
        if (!known && !leds.isEmpty()) {
            findings.problem(
                    room.get().node(),
                    room.get().key(),
                    words().unknownLed(
                                    String.join(
                                            ", ", leds.stream().map(LedSettings::room).toList())));
        }
        return Optional.of(new StatusLight.OfRoom(room.get().value()));
    }

    private Optional<StatusLight> ofItsOwn(Section section, List<LedSettings> leds) {
        Optional<Entry<Place>> place = LedsReader.place(section);
        Optional<Entry<Polarity>> polarity =
                section.read(
                        "polarity",
                        () -> Words.of(ValueWords.class).polarity(),
                        node -> Scalars.choice(node, Polarity.class));
        place.ifPresent(entry ->
                leds.stream()
                        .filter(led -> led.place().equals(entry.value()))
                        .findFirst()
                        .ifPresent(led ->
                                findings.problem(
                                        entry.node(),
                                        entry.key(),
                                        words().takenPlace(led.room(), led.place().toString()))));
        if (place.filter(it -> it.value() instanceof Place.OnBoard).isPresent()) {
            polarity.filter(it -> it.value() == Polarity.ACTIVE_LOW)
                    .ifPresent(it -> findings.problem(it.node(), it.key(), words().noPolarity()));
        }
        return place.map(it ->
                new StatusLight.OfItsOwn(
                        it.value(), polarity.map(Entry::value).orElse(Polarity.ACTIVE_HIGH)));
    }

    private static PresenceWords words() {
        return Words.of(PresenceWords.class);
    }
}
