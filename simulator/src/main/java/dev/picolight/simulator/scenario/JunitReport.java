package dev.picolight.simulator.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Outcomes as JUnit's XML, which CI systems read: one suite for each run of a scenario, one case
/// for each of its steps.
final class JunitReport {
    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// @throws IOException when the file cannot be written
    static void write(Path file, List<Outcome> outcomes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JunitReport(xml).all(outcomes);
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private void all(List<Outcome> outcomes) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("testsuites");
        for (Outcome outcome : outcomes) {
            suite(outcome);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(Outcome outcome) throws XMLStreamException {
        List<Step> all = outcome.scenario().steps();
        int passed = outcome.steps().size() - (outcome.mishap().isPresent() ? 1 : 0);
        int skipped = Math.max(0, all.size() - outcome.steps().size());
        xml.writeStartElement("testsuite");
        attribute("name", outcome.scenario().name());
        attribute("file", outcome.scenario().file().toString());
        attribute("tests", String.valueOf(outcome.steps().size() + skipped));
        attribute("failures", outcome.mishap().isPresent() ? "1" : "0");
        attribute("errors", "0");
        attribute("skipped", String.valueOf(skipped));
        attribute("time", seconds(outcome.lasted()));
        xml.writeStartElement("properties");
        xml.writeEmptyElement("property");
        attribute("name", "seed");
        attribute("value", String.valueOf(outcome.seed()));
        xml.writeEndElement();
        for (int i = 0; i < outcome.steps().size(); i++) {
            step(
                    outcome,
                    outcome.steps().get(i),
                    i >= passed ? outcome.mishap() : Optional.empty());
        }
        for (Step step : all.subList(all.size() - skipped, all.size())) {
            begin(outcome, step.title(), step.place(), Duration.ZERO);
            xml.writeEmptyElement("skipped");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void step(Outcome outcome, Outcome.StepOutcome step, Optional<Mishap> mishap)
            throws XMLStreamException {
        begin(outcome, step.title(), step.place(), step.took());
        if (mishap.isPresent()) {
            xml.writeStartElement("failure");
            attribute("type", mishap.get().kind().name());
            attribute("message", mishap.get().expected());
            xml.writeCharacters(clean(String.join("\n", mishap.get().seen())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void begin(Outcome outcome, String title, Place place, Duration took)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", place.line() + ": " + title);
        attribute("classname", outcome.scenario().name());
        attribute("file", outcome.scenario().file().toString());
        attribute("line", String.valueOf(place.line()));
        attribute("time", seconds(took));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /// Without what XML 1.0 cannot hold.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }

    private static String seconds(Duration span) {
        return BigDecimal.valueOf(span.toMillis(), 3).toPlainString();
    }
}
