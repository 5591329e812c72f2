package dev.picolight.device.doctor;

import dev.picolight.device.words.Language;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The report for programs; `docs/doctor.md` describes it. Keys and codes stay as they are from
/// version to version, texts are in the language of the user.
public final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FORMAT = 1;

    private JsonReport() {}

    /// One object on one line.
    ///
    /// @param patient empty when the settings could not be read
    public static String of(Report report, Optional<Patient> patient) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("format", FORMAT);
            out.writeStringProperty("outcome", code(report.outcome()));
            out.writeNumberProperty("exit-code", report.outcome().exitCode());
            out.writeStringProperty("language", Language.ofUser().tag());
            if (patient.isPresent()) {
                out.writeStringProperty("broker", patient.get().connect().address().toString());
                out.writeStringProperty("device", patient.get().id());
                out.writeArrayPropertyStart("rooms");
                patient.get().rooms().forEach(out::writeString);
                out.writeEndArray();
            }
            out.writeArrayPropertyStart("steps");
            report.findings().forEach(finding -> write(out, finding));
            out.writeEndArray();
            out.writeObjectPropertyStart("conclusion");
            report.decisive().ifPresent(it -> out.writeStringProperty("step", it.step().code()));
            report.decisive().flatMap(Finding::explanation).ifPresent(it -> members(out, it));
            out.writeStringProperty("text", report.conclusion());
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    private static String code(Report.Outcome outcome) {
        return switch (outcome) {
            case HEALTHY -> "healthy";
            case PROBLEM -> "problem";
            case UNKNOWN -> "unknown";
        };
    }

    private static void write(JsonGenerator out, Finding finding) {
        out.writeStartObject();
        out.writeStringProperty("step", finding.step().code());
        out.writeStringProperty("verdict", finding.verdict().code());
        out.writeStringProperty("summary", finding.summary());
        out.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(out::writeString);
        out.writeEndArray();
        out.writeNumberProperty("took-ms", finding.took().toMillis());
        finding.explanation().ifPresent(it -> members(out, it));
        out.writeEndObject();
    }

    private static void members(JsonGenerator out, Explanation explanation) {
        out.writeBooleanProperty("certain", explanation.isCertain());
        out.writeArrayPropertyStart("causes");
        for (Explanation.Possible cause : explanation.causes()) {
            out.writeStartObject();
            out.writeStringProperty("code", cause.code());
            out.writeStringProperty("title", cause.title());
            out.writeStringProperty("remedy", cause.remedy());
            out.writeEndObject();
        }
        out.writeEndArray();
        explanation
                .command()
                .ifPresent(it -> {
                    out.writeObjectPropertyStart("command");
                    out.writeStringProperty("on", it.onBroker() ? "broker" : "device");
                    out.writeStringProperty("text", it.text());
                    out.writeEndObject();
                });
        explanation.reading().ifPresent(it -> out.writeStringProperty("reading", it.strip()));
        explanation.onPicoW().ifPresent(it -> out.writeStringProperty("on-pico-w", it.strip()));
    }
}
